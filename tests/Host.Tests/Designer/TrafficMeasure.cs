using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Porfin.Host.Designer;
using Xunit;

namespace Porfin.Host.Tests.Designer;

/// <summary>How long a look at a flow's life takes with many conversations; a measurement, run by hand: <c>-explicit only -class Porfin.Host.Tests.Designer.TrafficMeasure</c>.</summary>
[Collection(nameof(OnDesignerHost))]
public sealed class TrafficMeasure(DesignerHost host, ITestOutputHelper output)
{
    private const int Days = 30;

    private const string Multiply = """
        with seeds as (select row_number() over () - 1 as which, i.* from instance i where flow_id = $1), many as (select s.*, gen_random_uuid() as new_id, gen_random_uuid() as new_conversation, n from generate_series(1, $2) n join seeds s on s.which = n % (select count(*) from seeds)),
        talks as (insert into conversation (id, business_id, account_id, address, profile_name, last_at, created_at)
            select new_conversation, business_id, gen_random_uuid(), n::text, 'Pessoa ' || n, now() - n * $3::interval, now() - n * $3::interval from many),
        runs as (insert into instance (id, business_id, conversation_id, flow_id, flow_version, status, version, state, created_at, updated_at)
            select new_id, business_id, new_conversation, flow_id, flow_version, status, version, state, now() - n * $3::interval, now() - n * $3::interval from many)
        insert into journal (instance_id, turn, business_id, at, entries) select m.new_id, j.turn, m.business_id, now() - m.n * $3::interval, j.entries from many m join journal j on j.instance_id = m.id order by m.n desc
        """;

    [Fact(Explicit = true)]
    public async Task A_look_at_many_conversations()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("PORFIN_CONVERSATIONS") ?? "100000", CultureInfo.InvariantCulture);
        var person = await host.RegisterAsync();
        var document = await File.ReadAllTextAsync(Path.Combine(Root(), "samples", "assistente-de-leads", "flow.json"));
        var flow = (await host.Get<FlowMaker>().FromAsync(person.BusinessId, document, null, "x", CancellationToken.None)).FlowId!.Value;
        await person.AskAsync(HttpMethod.Post, $"/api/designer/flows/{flow}/publish", new { revision = 1 });
        var runs = new SeededRuns(host.Database, person.BusinessId, flow, document);
        for (var i = 0; i < 9; i++)
        {
            await runs.RunAsync("Ana", TimeSpan.Zero, i == 0 ? ["Ana", "Marcar avaliação"] : i < 5 ? ["Ana", "Saber preços", "Agora não"] : ["Meu nome é Ana", "Marcar avaliação", "Quarta, 14h30"]);
        }

        await TimeAsync("make the journals", () => SqlAsync(Multiply, flow, count, TimeSpan.FromDays(Days) / count));
        await SqlAsync("analyze");
        await SqlAsync("update traffic_counted set until = now() - interval '31 days'");
        await TimeAsync("count what was there before (once)", () => host.Get<TrafficCount>().CatchUpAsync(CancellationToken.None));
        foreach (var days in new[] { 1, 7, 30, 30 })
        {
            await TimeAsync($"a look at {days} days", () => person.GetAsync($"/api/designer/flows/{flow}/traffic?since={TimeProvider.System.GetUtcNow().AddDays(-days):O}".Replace("+", "%2B", StringComparison.Ordinal)));
        }

        await TimeAsync("the last conversations at a step", () => person.GetAsync($"/api/designer/flows/{flow}/visits?node=perguntar-interesse"));
        await TimeAsync("who waits at a step", () => person.GetAsync($"/api/designer/flows/{flow}/visits?node=oferecer-horarios&waiting=true"));
    }

    private async Task TimeAsync(string what, Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        output.WriteLine($"{what}: {watch.ElapsedMilliseconds} ms");
    }

    private async Task SqlAsync(string sql, params object[] parameters)
    {
        await using var command = host.Database.CreateCommand(sql);
        command.CommandTimeout = 0;
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Porfin.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
