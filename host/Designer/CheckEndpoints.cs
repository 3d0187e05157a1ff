using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Porfin.Host.Businesses;

namespace Porfin.Host.Designer;

/// <summary>Checks documents while they are edited.</summary>
internal static class CheckEndpoints
{
    public static void MapChecks(this IEndpointRouteBuilder flow) => flow.MapPost("/verify", VerifyAsync);

    private static async Task<Results<Ok<CheckResult>, ProblemHttpResult>> VerifyAsync(Guid id, Document wanted, ClaimsPrincipal person, FlowCheck check, CancellationToken cancellation) =>
        wanted.Json.ValueKind is JsonValueKind.Object
            ? TypedResults.Ok(await check.CheckAsync(person.BusinessId(), wanted.Json.GetRawText(), cancellation))
            : TypedResults.Problem("A document is a JSON object.", statusCode: StatusCodes.Status400BadRequest);

    private sealed record Document([property: System.Text.Json.Serialization.JsonPropertyName("document")] JsonElement Json);
}
