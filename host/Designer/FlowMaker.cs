using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;
using Porfin.Documents;
using Porfin.Host.Businesses;

namespace Porfin.Host.Designer;

/// <summary>A flow that was made, or why it could not be.</summary>
/// <param name="FlowId">The flow; null when the document is none.</param>
/// <param name="Problems">What is wrong with it: when it was made all the same, what the designer will show too.</param>
public sealed record MadeFlow(Guid? FlowId, IReadOnlyList<CheckedProblem> Problems);

/// <summary>Makes flows that are drafts at first: empty ones, from templates, from documents that people bring, and copies.</summary>
public sealed partial class FlowMaker(NpgsqlDataSource db, DraftStore drafts, FlowCheck check)
{
    private const string Taken = "select definition_id, name from flow";

    private const string Blank = """{ "definitionId": "", "name": "", "version": 1, "variables": [], "root": { "id": "root", "type": "Elsa.Flowchart", "activities": [], "connections": [] } }""";

    /// <summary>An empty flow.</summary>
    public async Task<Guid> BlankAsync(Guid businessId, string name, string author, CancellationToken cancellation) =>
        (await FromAsync(businessId, Blank, name, author, cancellation)).FlowId!.Value;

    /// <summary>A flow with the content of a document. The document may have errors, as drafts may, but must be readable.</summary>
    /// <param name="businessId">Whose.</param>
    /// <param name="document">The JSON.</param>
    /// <param name="name">The name; null takes the document's.</param>
    /// <param name="author">Who makes it.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<MadeFlow> FromAsync(Guid businessId, string document, string? name, string author, CancellationToken cancellation)
    {
        var reading = FlowReader.Read(document);
        if (reading.Flow is not { } flow)
        {
            return new(null, FlowCheck.Shown(reading.Problems, "{}"));
        }

        var (ids, names) = await TakenAsync(businessId, cancellation);
        var called = Free(string.IsNullOrWhiteSpace(name) ? flow.Name : name.Trim(), names, " ({0})");
        var id = Free(Slug(called), ids, "-{0}");
        var own = FlowIdentity.Give(document, id, called);
        var made = await drafts.AddAsync(businessId, new NewFlow(id, called, own, author), cancellation);
        return new(made, (await check.CheckAsync(businessId, own, cancellation)).Problems);
    }

    private async Task<(HashSet<string> Ids, HashSet<string> Names)> TakenAsync(Guid businessId, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command(Taken);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var (ids, names) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        while (await reader.ReadAsync(cancellation))
        {
            ids.Add(reader.GetString(0));
            names.Add(reader.GetString(1));
        }

        return (ids, names);
    }

    private static string Free(string wanted, HashSet<string> taken, string numbered)
    {
        var format = CompositeFormat.Parse(wanted.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal) + numbered);
        return taken.Contains(wanted)
            ? Enumerable.Range(2, taken.Count + 1).Select(number => string.Format(CultureInfo.InvariantCulture, format, number)).First(name => !taken.Contains(name))
            : wanted;
    }

    private static string Slug(string name)
    {
        var plain = new string([.. name.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)]);
        return Others().Replace(plain.ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } slug ? slug : "fluxo";
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();
}
