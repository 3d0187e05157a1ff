using System.Net;
using System.Net.Http.Json;
using System.Text;
using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Porfin.Activities.Messages;
using Porfin.Host.Flows;
using Porfin.Host.Runs;
using Xunit;

namespace Porfin.Host.Tests.Line;

/// <summary>Flows that run in the host without a conversation: by addresses, schedules, events, other flows.</summary>
public sealed class RunsTests(PostgresServer postgres)
{
    private static readonly ActivityCatalog Catalog = new(typeof(SendText).Assembly);
    private static readonly Guid Business = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();

    [Fact]
    public async Task An_address_begins_a_flow_that_answers_in_the_request()
    {
        await using var host = await StartAsync();
        await host.PublishAsync("orders", Endpoint("orders/{id}", """["GET","POST"]""") + "," + Answer("`${getVariable('req').route.id} ${getVariable('req').query.full} ${getVariable('req').body ? getVariable('req').body.total : '-'}`", 201));

        var answered = await host.Web.PostAsJsonAsync($"flows/{Business}/orders/7?full=1", new { total = 10 });
        var got = await host.Web.GetAsync($"flows/{Business}/orders/8?full=2");

        (answered.StatusCode, await answered.Content.ReadAsStringAsync()).Should().Be((HttpStatusCode.Created, "7 1 10"));
        (await got.Content.ReadAsStringAsync()).Should().Be("8 2 -");
        answered.Headers.GetValues("Content-Security-Policy").Should().Equal("sandbox");
        (await host.Web.GetAsync($"flows/{Business}/other")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await host.Web.DeleteAsync($"flows/{Business}/orders/8")).StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        (await host.Web.GetAsync($"flows/{Other}/orders/8")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await host.ScalarAsync<long>("select count(*) from run where status = 'finished'")).Should().Be(2);
        (await host.ScalarAsync<long>("select count(*) from run_stimulus")).Should().Be(0);
    }

    [Fact]
    public async Task Bodies_are_bounded_and_read_and_private_addresses_want_a_session()
    {
        await using var host = await StartAsync();
        await host.PublishAsync("small", Endpoint("small", """["POST"]""", ""","requestSizeLimit":10""") + "," + Answer("'ok'"));
        await host.PublishAsync("private", Endpoint("private", """["GET"]""", ""","authorize":true""") + "," + Answer("'ok'"));

        (await host.Web.PostAsync($"flows/{Business}/small", new StringContent(new string('x', 11)))).StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await host.Web.PostAsync($"flows/{Business}/small", new StringContent("{no", Encoding.UTF8, "application/json"))).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await host.Web.PostAsync($"flows/{Business}/small", new StringContent("x"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await host.Web.GetAsync($"flows/{Business}/private")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_waiting_instance_answers_a_later_request_and_only_once()
    {
        await using var host = await StartAsync();
        await host.PublishAsync("two", Endpoint("begin", """["POST"]""") + "," + Answer("'begun'") + "," + Endpoint("go-on/{x}", """["POST"]""", "", starts: false) + "," + Answer("'went on with ' + getVariable('req').route.x"));

        (await (await host.Web.PostAsync($"flows/{Business}/begin", null)).Content.ReadAsStringAsync()).Should().Be("begun");
        await LineHost.UntilAsync(async () => await host.ScalarAsync<long>("select count(*) from run_wait") == 1, "the run waits");
        (await (await host.Web.PostAsync($"flows/{Business}/go-on/5", null)).Content.ReadAsStringAsync()).Should().Be("went on with 5");
        (await host.Web.PostAsync($"flows/{Business}/go-on/5", null)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_flow_that_does_not_answer_in_time_gets_accepted_and_one_that_fails_is_told()
    {
        await using var host = await StartAsync();
        await host.PublishAsync("slow", Endpoint("slow", """["GET"]""", ""","requestTimeout":"00:00:00.2" """) + """,{"id":"ev","type":"Elsa.Event","eventName":"never"}""");
        await host.PublishAsync("bad", Endpoint("bad", """["GET"]""") + """,{"id":"f","type":"Elsa.Fault","message":"no"}""");

        (await host.Web.GetAsync($"flows/{Business}/slow")).StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await host.Web.GetAsync($"flows/{Business}/bad")).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task An_address_that_another_flow_has_is_a_problem_of_publishing()
    {
        await using var host = await StartAsync();
        await host.PublishAsync("one", Endpoint("same/{a}", """["GET"]"""));

        var second = await host.Publisher.PublishAsync(Business, new NewVersion(Document("two", Endpoint("same/{b}", """["GET"]"""))), CancellationToken.None);

        second.FlowId.Should().BeNull();
        second.Problems.Should().ContainSingle(problem => problem.Code == "http:ambiguous");
        (await host.Publisher.PublishAsync(Other, new NewVersion(Document("two", Endpoint("same/{b}", """["GET"]"""))), CancellationToken.None)).FlowId.Should().NotBeNull();
    }

    [Fact]
    public async Task A_timer_begins_its_flow_by_itself_once_for_each_moment()
    {
        await using var host = await StartAsync();
        await host.PublishAsync("tick", """{"id":"t","type":"Elsa.Timer","interval":"1.00:00:00","customProperties":{"canStartWorkflow":true}}""");
        (await host.ScalarAsync<long>("select count(*) from run")).Should().Be(0);

        await host.RunAsync("update flow_trigger set due_at = now() - interval '3 days'");
        await LineHost.UntilAsync(async () => await host.ScalarAsync<long>("select count(*) from run where status = 'finished'") == 1, "the timer began a run");
        (await host.ScalarAsync<long>("select count(*) from flow_trigger where due_at > now()")).Should().Be(1);
        (await host.ScalarAsync<long>("select count(*) from run")).Should().Be(1);
    }

    [Fact]
    public async Task A_moment_begins_its_flow_once_and_never_again()
    {
        await using var host = await StartAsync();
        var moment = TimeProvider.System.GetUtcNow().AddSeconds(1);
        await host.PublishAsync("once", $$$"""{"id":"s","type":"Elsa.StartAt","dateTime":"{{{moment:O}}}","customProperties":{"canStartWorkflow":true}}""");
        await host.PublishAsync("past", $$$"""{"id":"s","type":"Elsa.StartAt","dateTime":"{{{moment.AddDays(-1):O}}}","customProperties":{"canStartWorkflow":true}}""");

        await LineHost.UntilAsync(async () => await host.ScalarAsync<long>("select count(*) from run where status = 'finished'") == 1, "the moment began a run");
        (await host.ScalarAsync<DateTime>("select created_at from run")).Should().BeOnOrAfter(moment.UtcDateTime);
        (await host.ScalarAsync<long>("select count(*) from flow_trigger where due_at is not null")).Should().Be(0, "it does not come again");
        await Task.Delay(1500);
        (await host.ScalarAsync<long>("select count(*) from run")).Should().Be(1);
    }

    [Fact]
    public async Task Files_are_refused_in_words()
    {
        await using var host = await StartAsync();
        await host.PublishAsync("upload", Endpoint("upload", """["POST"]""") + "," + Answer("'ok'"));
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "a.bin" } };

        var refused = await host.Web.PostAsync($"flows/{Business}/upload", form);

        refused.StatusCode.Should().Be(HttpStatusCode.UnsupportedMediaType);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("Files are not taken here");
        (await host.ScalarAsync<long>("select count(*) from run")).Should().Be(0);
    }

    [Fact]
    public async Task A_parent_goes_on_when_its_child_is_over_and_each_child_begins_once()
    {
        await using var host = await StartAsync();
        await host.PublishAsync("child", """{"id":"s","type":"Elsa.SetOutput","outputName":"Sum","outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"getInput('n') + 1"}}}""");
        await host.PublishAsync("parent", Endpoint("sum", """["GET"]""") + """
            ,{"id":"d","type":"Elsa.DispatchWorkflow","workflowDefinitionId":"child","waitForCompletion":true,"input":{"typeName":"Object","expression":{"type":"JavaScript","value":"({ n: 41 })"}},"result":{"typeName":"Object","memoryReference":{"id":"out"}}}
            """ + "," + Answer("getVariable('out').WorkflowOutput.Sum + ''"));

        (await (await host.Web.GetAsync($"flows/{Business}/sum")).Content.ReadAsStringAsync()).Should().Be("42");
        (await host.ScalarAsync<long>("select count(*) from run where parent_id is not null and status = 'finished'")).Should().Be(1);
    }

    [Fact]
    public async Task An_event_reaches_other_runs_and_begins_flows_of_the_same_business_only()
    {
        await using var host = await StartAsync();
        await host.PublishAsync("hears", """{"id":"e","type":"Elsa.Event","eventName":"paid","customProperties":{"canStartWorkflow":true}}""");
        await host.Publisher.PublishAsync(Other, new NewVersion(Document("hears", """{"id":"e","type":"Elsa.Event","eventName":"paid","customProperties":{"canStartWorkflow":true}}""")), CancellationToken.None);
        await host.PublishAsync("pays", Endpoint("pay", """["POST"]""") + """,{"id":"p","type":"Elsa.PublishEvent","eventName":"paid","payload":{"typeName":"Object","expression":{"type":"JavaScript","value":"({ amount: 5 })"}}}""");

        (await host.Web.PostAsync($"flows/{Business}/pay", null)).StatusCode.Should().Be(HttpStatusCode.OK);
        await LineHost.UntilAsync(async () => await host.ScalarAsync<long>("select count(*) from run where status = 'finished'") == 2, "the event began a run");
        (await host.ScalarAsync<long>("select count(*) from run where business_id = $1", Other)).Should().Be(0);
    }

    [Fact]
    public async Task A_cancelled_run_takes_its_children_with_it()
    {
        await using var host = await StartAsync();
        await host.PublishAsync("waits", """{"id":"e","type":"Elsa.Event","eventName":"never"}""");
        await host.PublishAsync("parent", Endpoint("p", """["GET"]""", ""","requestTimeout":"00:00:00.1" """) + """,{"id":"d","type":"Elsa.DispatchWorkflow","workflowDefinitionId":"waits","waitForCompletion":true}""");
        await host.Web.GetAsync($"flows/{Business}/p");
        await LineHost.UntilAsync(async () => await host.ScalarAsync<long>("select count(*) from run_wait") == 2, "both wait");

        var parent = await host.ScalarAsync<Guid>("select id from run where parent_id is null");
        (await host.Store.CancelAsync(Other, parent, CancellationToken.None)).Should().Be(0);
        (await host.Store.CancelAsync(Business, parent, CancellationToken.None)).Should().Be(2);
        (await host.ScalarAsync<long>("select count(*) from run where status = 'cancelled'")).Should().Be(2);
        (await host.ScalarAsync<long>("select count(*) from run_wait")).Should().Be(0);
    }

    [Fact]
    public async Task A_task_is_completed_once()
    {
        await using var host = await StartAsync();
        await host.PublishAsync("task", Endpoint("t", """["GET"]""", ""","requestTimeout":"00:00:00.1" """) + """,{"id":"r","type":"Elsa.RunTask","taskName":"Approve"}""");
        await host.Web.GetAsync($"flows/{Business}/t");
        await LineHost.UntilAsync(async () => await host.ScalarAsync<long>("select count(*) from run_wait where kind = 'task'") == 1, "the run waits for its task");

        var task = await host.ScalarAsync<string>("select key from run_wait");
        (await host.Store.TellAsync(Other, ("task", task), null, "true", CancellationToken.None)).Should().BeFalse();
        (await host.Store.TellAsync(Business, ("task", task), null, "true", CancellationToken.None)).Should().BeTrue();
        (await host.Store.TellAsync(Business, ("task", task), null, "true", CancellationToken.None)).Should().BeFalse();
        await LineHost.UntilAsync(async () => await host.ScalarAsync<long>("select count(*) from run where status = 'finished'") == 1, "the run is over");
    }

    private static string Endpoint(string path, string methods, string more = "", bool starts = true) =>
        $$$$"""{"id":"{{{{path.Replace('/', '-').Replace("{", "").Replace("}", "")}}}}","type":"Elsa.HttpEndpoint","path":"{{{{path}}}}","supportedMethods":{"typeName":"Object","expression":{"type":"Object","value":"{{{{methods.Replace("\"", "\\\"")}}}}"}}{{{{more}}}},"result":{"typeName":"Object","memoryReference":{"id":"req"}},"customProperties":{"canStartWorkflow":{{{{(starts ? "true" : "false")}}}}}}""";

    private static int answers;

    private static string Answer(string script, int status = 200) =>
        $$$$"""{"id":"a{{{{Interlocked.Increment(ref answers)}}}}","type":"Elsa.WriteHttpResponse","statusCode":{{{{status}}}},"content":{"typeName":"Object","expression":{"type":"JavaScript","value":"{{{{script}}}}"}}}""";

    private static string Document(string name, string activities) =>
        $$$$"""{"definitionId":"{{{{name}}}}","name":"{{{{name}}}}","variables":[{"id":"req","name":"req","typeName":"Object"},{"id":"out","name":"out","typeName":"Object"}],"root":{"id":"root","type":"Elsa.Sequence","activities":[{{{{activities}}}}]}}""";

    private async Task<RunHost> StartAsync() => await RunHost.StartAsync(await postgres.CreateDatabaseAsync());

    private sealed class RunHost(WebApplication app, NpgsqlDataSource db) : IAsyncDisposable
    {
        public HttpClient Web { get; } = new() { BaseAddress = new Uri(app.Urls.First() + "/") };

        public FlowPublisher Publisher { get; } = new(db, Catalog, TimeProvider.System);

        public RunStore Store => app.Services.GetRequiredService<RunStore>();

        public static async Task<RunHost> StartAsync(string connectionString)
        {
            var db = NpgsqlDataSource.Create(connectionString);
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Services.AddSingleton(TimeProvider.System).AddSingleton(db).AddSingleton(Catalog).AddSingleton<PlanCache>().AddRuns();
            builder.Services.AddSingleton<AnswerCall>((_, _) => ValueTask.FromResult(new CallAnswer(default, "call:unavailable")));
            var app = builder.Build();
            app.MapMethods("/flows/{business:guid}/{**path}", ["GET", "POST", "DELETE"], (HttpContext context, Guid business, string path, FlowEndpoint endpoint) => endpoint.AnswerAsync(context, business, path));
            await app.StartAsync();
            var host = new RunHost(app, db);
            await host.RunAsync("insert into business (id, name, created_at) values ($1, 'A', now()), ($2, 'B', now())", Business, Other);
            return host;
        }

        public async Task PublishAsync(string name, string activities)
        {
            var published = await Publisher.PublishAsync(Business, new NewVersion(Document(name, activities)), CancellationToken.None);
            published.Problems.Should().BeEmpty();
        }

        public async Task<T> ScalarAsync<T>(string sql, params object[] values)
        {
            await using var command = CommandOf(sql, values);
            return (T)(await command.ExecuteScalarAsync())!;
        }

        public async Task RunAsync(string sql, params object[] values)
        {
            await using var command = CommandOf(sql, values);
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            Web.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
            await db.DisposeAsync();
        }

        private NpgsqlCommand CommandOf(string sql, object[] values)
        {
            var command = db.CreateCommand(sql);
            command.Parameters.AddRange(Array.ConvertAll(values, value => new NpgsqlParameter { Value = value }));
            return command;
        }
    }
}
