using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Porfin.Host.CommandLine;
using Porfin.Migration;

namespace Porfin.Host.Flows;

/// <summary>The command <c>flow migrate</c>: moves waiting conversations to another version.</summary>
internal static class MigrateCommand
{
    private const int SomeStay = 3;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>The command.</summary>
    public static Command Of(IConfiguration configuration)
    {
        var flow = new Argument<string>("flow") { Description = "The flow: its name, its definition id or its id." };
        var to = new Option<int?>("--to") { Description = "The version to move to; the published one by default." };
        var dry = new Option<bool>("--dry-run") { Description = "Only tells what would happen." };
        var otherwise = new Option<string>("--otherwise") { Description = "What becomes of conversations that cannot go on as they are: stay, end, or step:ID to take a step of the new version anew.", DefaultValueFactory = _ => "stay" };
        otherwise.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is not ("stay" or "end" or ['s', 't', 'e', 'p', ':', _, ..]))
            {
                result.AddError("--otherwise is stay, end or step:ID.");
            }
        });
        var renamed = new Option<string[]>("--renamed") { Description = "An activity whose id changed, as old=new; may be given often." };
        renamed.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Split('=') is not [{ Length: > 0 }, { Length: > 0 }]))
            {
                result.AddError("--renamed is written as old=new.");
            }
        });
        var (business, json) = (Place.Business(), FlowFiles.Json());
        var command = new Command("migrate", "Moves waiting conversations to another version, where that is safe. Exit codes: 0 all moved or ended, 3 some stay, 1 not possible, 64 misused.") { flow, to, dry, otherwise, renamed, business, json };
        command.SetAction((found, cancellation) => Place.InDatabaseAsync(configuration, "flow", found.GetValue(business), async at =>
        {
            var wanted = new WantedMigration(Rules(found.GetValue(otherwise)!, found.GetValue(renamed) ?? []), found.GetValue(to), found.GetValue(dry));
            return await RunAsync(at, found.GetValue(flow)!, wanted, found.GetValue(json), cancellation);
        }));
        return command;
    }

    private static MigrationRules Rules(string otherwise, string[] renamed) => new()
    {
        Otherwise = otherwise switch { "stay" => Otherwise.Stay, "end" => Otherwise.End, _ => Otherwise.GoTo },
        Step = otherwise.StartsWith("step:", StringComparison.Ordinal) ? otherwise[5..] : null,
        Renamed = renamed.Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]),
    };

    private static async Task<int> RunAsync(Place at, string flow, WantedMigration wanted, bool asJson, CancellationToken cancellation)
    {
        try
        {
            if (await FindAsync(at, flow, cancellation) is not { } id || await new FlowMigration(at.Db, FlowFiles.Catalog, TimeProvider.System).RunAsync(at.BusinessId, id, wanted, cancellation) is not { } report)
            {
                return await Place.FailAsync("flow", $"There is no published flow '{flow}'; see 'porfin flow list'.");
            }

            await Console.Out.WriteLineAsync(asJson ? JsonSerializer.Serialize(new { report.To, wanted.IsDry, report.Conversations }, Written) : Text(report, wanted.IsDry));
            return report.Conversations.Any(one => one.Result is MigrationResult.Stays) ? SomeStay : ExitCodes.Done;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return await Place.FailAsync("flow", e.Message);
        }
    }

    private static async Task<Guid?> FindAsync(Place at, string flow, CancellationToken cancellation)
    {
        await using var command = at.Db.CreateCommand("select id from flow where business_id = $1 and (name = $2 or definition_id = $2 or id::text = lower($2)) limit 1");
        command.Parameters.Add(new() { Value = at.BusinessId });
        command.Parameters.Add(new() { Value = flow });
        return await command.ExecuteScalarAsync(cancellation) as Guid?;
    }

    private static string Text(MigrationReport report, bool isDry)
    {
        var lines = report.Conversations.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.ConversationId}  {one.From} > {report.To}  {Name(one.Result)}") + Reasons(one));
        var counts = report.Conversations.GroupBy(one => one.Result).OrderBy(group => group.Key).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {Name(group.Key)}"));
        return string.Join('\n', [.. lines, $"{(isDry ? "would be: " : "")}{(report.Conversations.Count == 0 ? "no conversation waits on another version" : string.Join(", ", counts))}"]);
    }

    private static string Reasons(MigratedConversation one) =>
        string.Concat(one.Obstacles.Select(obstacle => $"\n  {obstacle.Code}: {obstacle.Text}").Concat(one.Dropped.Select(name => $"\n  the value of '{name}' is lost")));

    private static string Name(MigrationResult result) => JsonNamingPolicy.KebabCaseLower.ConvertName(result.ToString()).Replace('-', ' ');
}
