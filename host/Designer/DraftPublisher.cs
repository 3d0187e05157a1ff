using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Npgsql;
using Porfin.Documents;
using Porfin.Host.Businesses;
using Porfin.Host.Flows;
using Porfin.Host.Pages;
using Porfin.Host.Scenarios;
using Porfin.Migration;

namespace Porfin.Host.Designer;

/// <summary>A wish to publish a draft.</summary>
/// <param name="Revision">The revision that the person sees.</param>
/// <param name="Note">What changed, in their words.</param>
/// <param name="OverrideReason">Why in spite of errors; null to be stopped by them.</param>
/// <param name="Author">Who.</param>
/// <param name="Waiting">What becomes of conversations that wait on older versions.</param>
/// <param name="AcceptTexts">True when scenarios in which nothing but texts differs take over the new ones; they do not stop it then.</param>
public sealed record Publication(long Revision, string? Note, string? OverrideReason, string Author, WishForWaiting? Waiting = null, bool AcceptTexts = false);

/// <summary>What became of it.</summary>
/// <param name="Version">The version; null when it was stopped.</param>
/// <param name="Problems">What stopped it, and what else is there to know.</param>
/// <param name="CanOverride">True when a reason would let it pass.</param>
/// <param name="Newer">The draft's revision, when somebody has changed it meanwhile.</param>
/// <param name="Waiting">What became of conversations that waited; null when nobody was to be moved.</param>
/// <param name="Scenarios">The scenarios that failed; null when the flow cannot run.</param>
public sealed record PublicationResult(
    int? Version, IReadOnlyList<CheckedProblem> Problems, bool CanOverride, long? Newer = null, MovedCounts? Waiting = null, IReadOnlyList<PlayedScenario>? Scenarios = null);

/// <summary>
/// Publishes drafts. Errors stop it, and so do scenarios that fail; what the proofs found and scenarios give way to a reason, which is kept with the version.
/// A flow that cannot run never passes.
/// </summary>
public sealed class DraftPublisher(NpgsqlDataSource db, DraftStore drafts, FlowCheck check, FlowSuite suite, FlowPublisher publisher, WaitingPeople waiting, IStringLocalizer<Texts> texts)
{
    /// <summary>Publishes the draft of a flow; null when the business has no such flow.</summary>
    public async Task<PublicationResult?> PublishAsync(Guid businessId, Guid flowId, Publication wanted, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(businessId, flowId, cancellation) is not { } draft)
        {
            return null;
        }

        if (draft.Revision != wanted.Revision)
        {
            return new(null, [], false, draft.Revision);
        }

        var found = await check.CheckAsync(businessId, draft.Document, cancellation);
        var document = found.CanRun ? await OwnAsync(businessId, flowId, draft.Document, cancellation) : draft.Document;
        IReadOnlyList<PlayedScenario> red = found.CanRun ? [.. (await suite.PlayAsync(businessId, flowId, document, cancellation) ?? []).Where(played => !played.Passed)] : [];
        var failed = red.Where(played => !wanted.AcceptTexts || played.Accepted is null).ToList();
        IReadOnlyList<CheckedProblem> problems = [.. failed.Select(Problem), .. found.Problems];
        var errors = problems.Count(problem => problem.Severity is "error");
        var reason = string.IsNullOrWhiteSpace(wanted.OverrideReason) ? null : wanted.OverrideReason.Trim();
        if (errors > 0 && (!found.CanRun || reason is null))
        {
            return new(null, problems, found.CanRun, Scenarios: failed);
        }

        if (wanted.Waiting is { Stuck: "goTo", Step: var step }
            && !(await publisher.PreviewAsync(businessId, flowId, document, cancellation) is { } plan && InstanceMigration.HasStep(plan, step)))
        {
            return new(null, [new("publish:no-step", "error", null, null, $"The draft has no step '{step}' to which conversations could go.", [])], false);
        }

        var note = string.IsNullOrWhiteSpace(wanted.Note) ? null : wanted.Note.Trim();
        var published = await publisher.PublishAsync(businessId, new NewVersion(document, note, wanted.Author, errors > 0 ? reason : null), cancellation);
        if (published.FlowId is null)
        {
            return new(null, [.. problems, .. FlowCheck.Shown(published.Problems, document)], false);
        }

        await suite.AcceptAsync(businessId, flowId, red.Except(failed), wanted.Author, cancellation);
        return new(published.Version, problems, false, Waiting: await waiting.MoveAsync(businessId, flowId, published.Version, wanted.Waiting, cancellation), Scenarios: failed);
    }

    // A scenario that fails is told among the problems, so that every place that shows problems shows it.
    private CheckedProblem Problem(PlayedScenario played)
    {
        var (expected, got) = (Lines(played.Expected), Lines(played.Played));
        var at = expected.Zip(got).TakeWhile(pair => pair.First == pair.Second).Count();
        var text = played.Problem is { } why
            ? texts["scenario.unplayable", played.Name, why]
            : texts["scenario.failed", played.Name, played.Line ?? 0, expected.ElementAtOrDefault(at) ?? "", got.ElementAtOrDefault(at) ?? ""];
        return new(played.Accepted is null ? FlowSuite.Failed : FlowSuite.Reworded, "error", null, null, text, []);
    }

    private static string[] Lines(string? text) => [.. (text ?? "").Split('\n').Select(line => line.Length > 120 ? line[..120] + "…" : line)];

    /// <summary>Who waits on older versions, and what would become of them if the draft were published now; null when the business has no such flow or the draft cannot run.</summary>
    public async Task<WaitingView?> WaitingAsync(Guid businessId, Guid flowId, CancellationToken cancellation) =>
        await drafts.FindAsync(businessId, flowId, cancellation) is { } draft
        && await publisher.PreviewAsync(businessId, flowId, await OwnAsync(businessId, flowId, draft.Document, cancellation), cancellation) is { } plan
            ? await waiting.TellAsync(businessId, flowId, plan, cancellation)
            : null;

    /// <summary>The document under the flow's own definition id, whatever was pasted into it: versions belong to the flow that was open.</summary>
    private async Task<string> OwnAsync(Guid businessId, Guid flowId, string document, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command("select definition_id from flow where id = $1", flowId);
        var own = (string)(await command.ExecuteScalarAsync(cancellation))!;
        return FlowReader.Read(document).Flow?.DefinitionId == own ? document : FlowIdentity.Give(document, own, name: null);
    }
}

/// <summary>Changes who a document is, and nothing else in it.</summary>
internal static class FlowIdentity
{
    private static readonly JsonNodeOptions Exact = new() { PropertyNameCaseInsensitive = false };

    /// <summary>The document with another definition id, without the id of a version, and with another name when one is given.</summary>
    public static string Give(string document, string definitionId, string? name)
    {
        var json = JsonNode.Parse(document, Exact, new() { MaxDepth = FlowReader.MaxDepth, CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        foreach (var other in json.Select(property => property.Key).Where(key => key.ToUpperInvariant() is "DEFINITIONID" or "ID").ToList())
        {
            json.Remove(other);
        }

        json.Insert(0, "definitionId", definitionId);
        if (name is not null)
        {
            json["name"] = name;
        }

        return json.ToJsonString(Written);
    }

    private static readonly System.Text.Json.JsonSerializerOptions Written = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, MaxDepth = FlowReader.MaxDepth };
}
