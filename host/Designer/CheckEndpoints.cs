using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Porfin.Host.Businesses;

namespace Porfin.Host.Designer;

/// <summary>Checks documents while they are edited.</summary>
internal static class CheckEndpoints
{
    public static void MapChecks(this IEndpointRouteBuilder flow) => flow.MapPost("/verify", VerifyAsync);

    private static async Task<Ok<Checked>> VerifyAsync(Guid id, Document wanted, ClaimsPrincipal person, FlowCheck check, CancellationToken cancellation) =>
        TypedResults.Ok(new Checked(await check.CheckAsync(person.BusinessId(), wanted.Json.GetRawText(), cancellation)));

    private sealed record Document([property: System.Text.Json.Serialization.JsonPropertyName("document")] JsonElement Json);

    private sealed record Checked(IReadOnlyList<CheckedProblem> Problems);
}
