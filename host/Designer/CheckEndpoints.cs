using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Porfin.Host.Businesses;

namespace Porfin.Host.Designer;

/// <summary>Checks documents while they are edited, and repairs them.</summary>
internal static class CheckEndpoints
{
    public static void MapChecks(this IEndpointRouteBuilder flow)
    {
        flow.MapPost("/verify", VerifyAsync);
        flow.MapPost("/repair", RepairAsync);
    }

    private static async Task<Results<Ok<CheckResult>, ProblemHttpResult>> VerifyAsync(Guid id, Document wanted, ClaimsPrincipal person, FlowCheck check, CancellationToken cancellation) =>
        wanted.Json.ValueKind is JsonValueKind.Object
            ? TypedResults.Ok(await check.CheckAsync(person.BusinessId(), wanted.Json.GetRawText(), cancellation))
            : NoDocument();

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> RepairAsync(Guid id, WantedRepair wanted, ClaimsPrincipal person, FlowCheck check, CancellationToken cancellation)
    {
        if (wanted.Document.ValueKind is not JsonValueKind.Object || wanted.Key is not { Length: > 0 } key)
        {
            return NoDocument();
        }

        return await check.RepairAsync(person.BusinessId(), wanted.Document.GetRawText(), key, cancellation) is { } repaired
            ? TypedResults.Content($$"""{"document":{{repaired}}}""", "application/json")
            : TypedResults.Problem("Nothing in this document offers this repair any more. Check it again.", statusCode: StatusCodes.Status409Conflict);
    }

    private static ProblemHttpResult NoDocument() => TypedResults.Problem("A document is a JSON object.", statusCode: StatusCodes.Status400BadRequest);

    private sealed record Document([property: System.Text.Json.Serialization.JsonPropertyName("document")] JsonElement Json);

    private sealed record WantedRepair(JsonElement Document, string? Key);
}
