using System.Text;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Porfin.Activities.Messages;
using Porfin.Host.Conversations;
using Porfin.Host.Flows;
using Porfin.Host.Outbox;
using Porfin.Migration;
using Porfin.Recordings;
using Xunit;

namespace Porfin.Host.Tests.Line;

/// <summary>Conversations that wait move to another version: once, and never under a running turn. Without that they stay with theirs.</summary>
public sealed class FlowMigrationTests(PostgresServer postgres)
{
    private static readonly ActivityCatalog Catalog = new(typeof(SendText).Assembly);

    [Fact]
    public async Task A_waiting_conversation_stays_with_its_version_until_it_is_moved()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        var flow = await FlowLine.PublishAsync(line, "one");
        await BeginAsync(line, "5511", "5522");
        await FlowLine.PublishAsync(line, "two");

        var dry = await MigrateAsync(line, flow.FlowId!.Value, new(MigrationRules.Safe, IsDry: true));
        await line.HearAsync(LineHost.Message("5522", "b"));
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count == 3), "the old version answered");
        var report = await MigrateAsync(line, flow.FlowId.Value, new(MigrationRules.Safe));
        await line.HearAsync(LineHost.Message("5511", "b"));
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count == 4), "the new version answered");

        dry.Conversations.Should().HaveCount(2).And.OnlyContain(one => one.Result == MigrationResult.Moved);
        report.Conversations.Should().ContainSingle().Which.From.Should().Be(1);
        line.Taken.Select(LineHost.TextOf).Should().Equal("one: a", "one: a", "one again: b", "two again: b");
    }

    [Fact]
    public async Task A_turn_that_runs_meanwhile_is_run_again_on_the_new_version()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        var flow = await FlowLine.PublishAsync(line, "one");
        await BeginAsync(line, "5511");
        await FlowLine.PublishAsync(line, "two");
        var (inner, running, moved) = (line.Turn, new TaskCompletionSource(), new TaskCompletionSource());
        line.Turn = async (request, cancellation) =>
        {
            // The turn is over, but not stored.
            var result = await inner(request, cancellation);
            running.TrySetResult();
            await moved.Task;
            return result;
        };

        await line.HearAsync(LineHost.Message("5511", "b"));
        await running.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var report = await MigrateAsync(line, flow.FlowId!.Value, new(MigrationRules.Safe));
        moved.SetResult();
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count >= 2), "the customer was answered");
        await line.UntilIdleAsync();

        report.Conversations.Should().ContainSingle().Which.Result.Should().Be(MigrationResult.Moved);
        line.Taken.Select(LineHost.TextOf).Should().Equal("one: a", "two again: b");
        (await line.ScalarAsync<int>("select version from instance")).Should().Be(3);
    }

    [Fact]
    public async Task Moving_twice_at_once_moves_once()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        var flow = await FlowLine.PublishAsync(line, "one");
        await BeginAsync(line, [.. Enumerable.Range(5500, 20).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        await FlowLine.PublishAsync(line, "two");

        var reports = await Task.WhenAll(MigrateAsync(line, flow.FlowId!.Value, new(MigrationRules.Safe)), MigrateAsync(line, flow.FlowId.Value, new(MigrationRules.Safe)));

        reports.SelectMany(report => report.Conversations).Should().HaveCount(20);
        (await line.ScalarAsync<long>("select count(*) from instance where flow_version = 2 and version = 2")).Should().Be(20);
        (await line.ScalarAsync<long>("select count(*) from journal")).Should().Be(40);
    }

    [Fact]
    public async Task A_conversation_that_is_sent_to_a_step_takes_it_at_once_and_its_journal_can_be_played_again()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        var flow = await FlowLine.PublishAsync(line, "one");
        await BeginAsync(line, "5511");
        await FlowLine.PublishAsync(line, "two", "pause");

        var stays = await MigrateAsync(line, flow.FlowId!.Value, new(MigrationRules.Safe));
        var sent = await MigrateAsync(line, flow.FlowId.Value, new(new() { Otherwise = Otherwise.GoTo, Step = "silent" }));
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count == 2), "the step was taken");
        await line.UntilIdleAsync();

        stays.Conversations.Should().ContainSingle().Which.Obstacles.Should().ContainSingle().Which.Code.Should().Be("migration:activity-gone");
        sent.Conversations.Should().ContainSingle().Which.Result.Should().Be(MigrationResult.SentToStep);
        line.Taken.Select(LineHost.TextOf).Should().Equal("one: a", "two misses you");
        var file = await ExportAsync(line, isMasked: false);
        Replay.Exact(file.Recordings.Should().ContainSingle().Which, file.Plans(Catalog)).Result.Should().Be(ReplayResult.Same);
        (await FluentActions.Awaiting(() => ExportAsync(line, isMasked: true)).Should().ThrowAsync<InvalidDataException>()).WithMessage("*masked*");
    }

    [Fact]
    public async Task Who_ends_is_told_goodbye_once_and_who_could_go_on_may_stay()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        var flow = await FlowLine.PublishAsync(line, "one");
        await BeginAsync(line, "5511", "5522", "5533");
        await FlowLine.PublishAsync(line, "two");
        await line.RunAsync("update conversation set last_inbound_at = now() - interval '25 hours' where address = '5522'");
        await line.RunAsync("update conversation set human_until = now() + interval '1 hour' where address = '5533'");
        var migration = new FlowMigration(line.Db, Catalog, TimeProvider.System) { Ids = line.Get<MessageIds>() };
        Task<MigrationReport?> RunAsync(WantedMigration wanted) => migration.RunAsync(line.Account.BusinessId, flow.FlowId!.Value, wanted, CancellationToken.None);

        var kept = await RunAsync(new(new() { Otherwise = Otherwise.End }, OnlyStuck: true, Farewell: "Até logo!"));
        await FlowLine.PublishAsync(line, "three", "pause");
        var ended = await RunAsync(new(new() { Otherwise = Otherwise.End }, Farewell: "Até logo!"));
        await line.Get<OutboxBacklog>().RescanAsync(CancellationToken.None);
        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count >= 4), "goodbye was said");
        await line.UntilIdleAsync();

        kept!.Conversations.Should().HaveCount(3).And.OnlyContain(one => one.Result == MigrationResult.Stays && one.Obstacles.Count == 0);
        ended!.Conversations.Should().HaveCount(3).And.OnlyContain(one => one.Result == MigrationResult.Ended);
        line.Taken.Select(row => (row.Conversation.Address, LineHost.TextOf(row))).Skip(3).Should().Equal(("5511", "Até logo!"));
        (await line.ScalarAsync<long>("select count(*) from instance where status = 'cancelled'")).Should().Be(3);
    }

    [Fact]
    public async Task The_commands_tell_by_their_exit_codes_what_became_of_conversations()
    {
        await using var line = await FlowLine.StartAsync(postgres);
        await FlowLine.PublishAsync(line, "one");
        await BeginAsync(line, "5511");
        await FlowLine.PublishAsync(line, "two", "pause");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("ConnectionStrings:Porfin", (string?)line.Db.ConnectionString)]).Build();
        Task<int> FlowAsync(params string[] args) => FlowCommand.RunAsync(["migrate", .. args], configuration);
        var file = Path.GetTempFileName();
        var conversation = await line.ScalarAsync<Guid>("select id from conversation");

        (await FlowAsync("Flow", "--dry-run", "--json")).Should().Be(3);
        (await FlowAsync("Flow", "--to", "9")).Should().Be(1);
        (await FlowAsync("Nobody")).Should().Be(1);
        (await FlowAsync("Flow", "--otherwise", "step:nowhere")).Should().Be(1);
        (await FlowAsync("Flow", "--renamed", "wait=pause")).Should().Be(0);
        (await line.ScalarAsync<int>("select flow_version from instance")).Should().Be(2);
        (await JournalCommand.RunAsync(["export", conversation.ToString(), "--output", file], configuration)).Should().Be(0);
        (await JournalCommand.RunAsync(["export", Guid.Empty.ToString()], configuration)).Should().Be(1);
        JournalFile.Read(await File.ReadAllBytesAsync(file)).Recordings.Should().ContainSingle().Which.Turns.Should().HaveCount(2);
        File.Delete(file);
    }

    private static async Task BeginAsync(LineHost line, params string[] customers)
    {
        foreach (var customer in customers)
        {
            await line.HearAsync(LineHost.Message(customer, "a"));
        }

        await LineHost.UntilAsync(() => Task.FromResult(line.Taken.Count == customers.Length), "the flow began");
        await line.UntilIdleAsync();
    }

    private static async Task<MigrationReport> MigrateAsync(LineHost line, Guid flow, WantedMigration wanted) =>
        (await new FlowMigration(line.Db, Catalog, TimeProvider.System).RunAsync(line.Account.BusinessId, flow, wanted, CancellationToken.None))!;

    private static async Task<JournalFile> ExportAsync(LineHost line, bool isMasked)
    {
        using var output = new MemoryStream();
        var conversation = await line.ScalarAsync<Guid>("select id from conversation");
        (await new JournalExport(line.Db).WriteAsync(line.Account.BusinessId, conversation, isMasked, output, CancellationToken.None)).Should().Be(3);
        var text = Encoding.UTF8.GetString(output.ToArray());
        text.Contains("one: a", StringComparison.Ordinal).Should().Be(!isMasked);
        return JournalFile.Read(output.ToArray());
    }
}
