using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Host.CommandLine;

namespace Porfin.Host.Flows;

/// <summary>The commands <c>flow publish</c>, <c>flow list</c> and <c>flow migrate</c>.</summary>
public static class FlowCommand
{
    private const int RedSuite = 3;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Understands the command line and runs it.</summary>
    /// <param name="args">What follows <c>flow</c>.</param>
    /// <returns>0 done, 1 not possible, 2 the document has errors, 3 a scenario of the flow fails, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <summary>Runs it against the database that a configuration names.</summary>
    internal static Task<int> RunAsync(string[] args, IConfiguration configuration)
    {
        var command = new RootCommand("Publishes flows, lists them and moves conversations to new versions. Exit codes: 0 done, 1 not possible, 2 the document has errors, 64 misused.") { Publish(configuration), List(configuration), MigrateCommand.Of(configuration) };
        return FlowFiles.InvokeAsync(command, "flow", args);
    }

    private static Command Publish(IConfiguration configuration)
    {
        var (flow, business, json) = (FlowFiles.Flow(), Place.Business(), FlowFiles.Json());
        var account = new Option<string?>("--account") { Description = "The number on which it answers from now on: Meta's phone number id, the account's id, or the number as it is shown." };
        var note = new Option<string?>("--note") { Description = "What changed." };
        var reason = new Option<string?>("--override") { Description = "Publishes although scenarios that the flow keeps fail; the reason is kept with the version.", HelpName = "reason" };
        reason.Validators.Add(found => { if (string.IsNullOrWhiteSpace(found.GetValue(reason))) { found.AddError("--override takes a reason."); } });
        var command = new Command("publish", "Checks a flow, plays the scenarios that it keeps, and makes it the published version; conversations under way stay with theirs. Exit codes: 0 published, 1 not possible, 2 the document has errors, 3 a scenario fails, 64 misused.") { flow, account, business, note, reason, json };
        command.SetAction((found, cancellation) => Place.InDatabaseAsync(configuration, "flow", found.GetValue(business), async at =>
        {
            var file = found.GetValue(flow)!;
            if (!file.Exists)
            {
                return await FailAsync($"The file {file.FullName} cannot be read.");
            }

            var wanted = new NewVersion(await File.ReadAllTextAsync(file.FullName, cancellation), found.GetValue(note), "porfin flow publish", found.GetValue(reason)?.Trim());
            return await PublishAsync(at, wanted, found.GetValue(account), found.GetValue(json), cancellation);
        }));
        return command;
    }

    private static Command List(IConfiguration configuration)
    {
        var (business, json) = (Place.Business(), FlowFiles.Json());
        var command = new Command("list", "Lists the flows of a business. Exit codes: 0 done, 1 not possible, 64 misused.") { business, json };
        command.SetAction((found, cancellation) => Place.InDatabaseAsync(configuration, "flow", found.GetValue(business), async at =>
        {
            var flows = await new FlowList(at.Db).AllAsync(at.BusinessId, cancellation);
            var text = found.GetValue(json)
                ? JsonSerializer.Serialize(flows, Written)
                : string.Join('\n', flows.Select(flow => string.Create(
                    CultureInfo.InvariantCulture, $"{flow.Name}  version {flow.PublishedVersion?.ToString(CultureInfo.InvariantCulture) ?? "-"}  {string.Join(", ", flow.Accounts)}")));
            await Console.Out.WriteLineAsync(text);
            return ExitCodes.Done;
        }));
        return command;
    }

    private static async Task<int> PublishAsync(Place at, NewVersion wanted, string? account, bool asJson, CancellationToken cancellation)
    {
        var red = await PlaySuite.RedAsync(at, wanted.Document, cancellation);
        if (red.Count > 0 && wanted.OverrideReason is null)
        {
            return await PlaySuite.RefuseAsync(red, asJson ? Written : null, RedSuite);
        }

        wanted = wanted with { OverrideReason = red.Count > 0 ? wanted.OverrideReason : null };
        var publisher = new FlowPublisher(at.Db, FlowFiles.Catalog, TimeProvider.System);
        if (account is not null && !await publisher.HasAccountAsync(at.BusinessId, account, cancellation))
        {
            return await FailAsync($"Nothing is published: the business has no account '{account}'; add it with 'porfin account add'.");
        }

        var published = await publisher.PublishAsync(at.BusinessId, wanted, cancellation);
        if (asJson)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { published.FlowId, published.Version, problems = published.Problems.Select(problem => problem.ToString()) }, Written));
        }
        else
        {
            foreach (var problem in published.Problems)
            {
                await Console.Error.WriteLineAsync(problem.ToString());
            }
        }

        if (published.FlowId is not { } flowId)
        {
            return FlowFiles.BadDocument;
        }

        if (account is not null && !await publisher.AssignAsync(at.BusinessId, flowId, account, cancellation))
        {
            return await FailAsync($"Version {published.Version} is published, but the business has no account '{account}'; add it with 'porfin account add'.");
        }

        if (!asJson)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Version {published.Version} is published (flow {flowId})."));
        }

        return ExitCodes.Done;
    }

    private static Task<int> FailAsync(string text) => Place.FailAsync("flow", text);
}
