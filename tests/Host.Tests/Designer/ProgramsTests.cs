using System.Net;
using System.Net.Http.Json;
using System.Text;
using FluentAssertions;
using Npgsql;
using Porfin.Host.Flows;
using Porfin.Host.Tests.Line;
using Xunit;

namespace Porfin.Host.Tests.Designer;

/// <summary><c>/api/v1</c>: tasks, events, runs and conversations, as a program of the business asks.</summary>
[Collection(nameof(OnDesignerHost))]
public sealed class ProgramsTests(DesignerHost host)
{
    private static readonly object Nothing = new { };

    [Fact]
    public async Task A_task_is_completed_once_and_by_its_own_business_only()
    {
        var (owner, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        await PublishAsync(owner, "task", """{"id":"r","type":"Elsa.RunTask","taskName":"Approve","result":{"typeName":"Object","memoryReference":{"id":"out"}}},{"id":"o","type":"Elsa.SetOutput","outputName":"Said","outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"variables.out.by"}}}""");
        await owner.Client.GetAsync($"flows/{owner.BusinessId}/task");
        await UntilAsync("select count(*) from run_wait where kind = 'task' and business_id = $1", owner, 1);
        var task = await ScalarAsync<string>("select key from run_wait where kind = 'task' and business_id = $1", owner.BusinessId);

        (await StatusAsync(other, $"/api/v1/tasks/{task}/complete", new { by = "x" })).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(owner, "/api/v1/tasks/nobody/complete", new { by = "x" })).Should().Be(HttpStatusCode.NotFound);
        (await StatusAsync(owner, $"/api/v1/tasks/{task}/complete", new { by = "Ana" })).Should().Be(HttpStatusCode.Accepted);
        (await StatusAsync(owner, $"/api/v1/tasks/{task}/complete", new { by = "Bia" })).Should().Be(HttpStatusCode.NotFound, "it is done");
        await UntilAsync("select count(*) from run where status = 'finished' and business_id = $1", owner, 1);
        (await ScalarAsync<string>("select convert_from(state, 'UTF8') from run where business_id = $1", owner.BusinessId)).Should().Contain("Ana").And.NotContain("Bia");
    }

    [Fact]
    public async Task An_event_begins_and_wakes_only_what_is_of_its_business()
    {
        var (owner, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        foreach (var person in new[] { owner, other })
        {
            await PublishAsync(person, "waits", """{"id":"e","type":"Elsa.Event","eventName":"paid"}""");
            await person.Client.GetAsync($"flows/{person.BusinessId}/waits");
            await UntilAsync("select count(*) from run_wait where kind = 'event' and business_id = $1", person, 1);
        }

        (await StatusAsync(owner, "/api/v1/events/paid", new { amount = 5 })).Should().Be(HttpStatusCode.Accepted);
        (await StatusAsync(owner, "/api/v1/events/paid", new { amount = 5 })).Should().Be(HttpStatusCode.Accepted, "an event that nobody waits for is no failure");
        await UntilAsync("select count(*) from run where status = 'finished' and business_id = $1", owner, 1);
        (await ScalarAsync<long>("select count(*) from run where status = 'waiting' and business_id = $1", other.BusinessId)).Should().Be(1);
    }

    [Fact]
    public async Task A_run_is_cancelled_once_and_not_by_others()
    {
        var (owner, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        await PublishAsync(owner, "waits", """{"id":"e","type":"Elsa.Event","eventName":"never"}""");
        await owner.Client.GetAsync($"flows/{owner.BusinessId}/waits");
        await UntilAsync("select count(*) from run_wait where business_id = $1", owner, 1);
        var run = await ScalarAsync<Guid>("select id from run where business_id = $1", owner.BusinessId);

        (await StatusAsync(other, $"/api/v1/runs/{run}/cancel", Nothing)).Should().Be(HttpStatusCode.NotFound);
        (await owner.AskAsync(HttpMethod.Post, $"/api/v1/runs/{run}/cancel", Nothing)).GetProperty("ended").GetInt64().Should().Be(1);
        (await StatusAsync(owner, $"/api/v1/runs/{run}/cancel", Nothing)).Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("viewer", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("operator", HttpStatusCode.Forbidden, HttpStatusCode.NotFound)]
    [InlineData("manager", HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    public async Task Who_may_not_is_refused(string role, HttpStatusCode tasks, HttpStatusCode conversations)
    {
        var person = await host.RegisterAsync();
        await using (var command = host.Database.CreateCommand("update membership set role = $2 where business_id = $1"))
        {
            command.Parameters.AddRange(new NpgsqlParameter[] { new() { Value = person.BusinessId }, new() { Value = role } });
            await command.ExecuteNonQueryAsync();
        }

        // The role is in the session: another one begins.
        var again = await host.SignInAgainAsync(person);
        (await StatusAsync(again, "/api/v1/tasks/t/complete", Nothing)).Should().Be(tasks);
        (await StatusAsync(again, $"/api/v1/runs/{Guid.CreateVersion7()}/cancel", Nothing)).Should().Be(tasks);
        (await StatusAsync(again, $"/api/v1/conversations/{Guid.CreateVersion7()}/take-over", Nothing)).Should().Be(conversations);
        (await StatusAsync(again, $"/api/v1/conversations/{Guid.CreateVersion7()}/give-back", Nothing)).Should().Be(conversations);
    }

    [Theory]
    [InlineData("/api/v1/tasks/t/complete")]
    [InlineData("/api/v1/events/e")]
    [InlineData("/api/v1/runs/0192aaaa-0000-7000-8000-000000000001/cancel")]
    [InlineData("/api/v1/conversations/0192aaaa-0000-7000-8000-000000000001/give-back")]
    public async Task Strangers_and_other_sites_are_refused(string path)
    {
        using var stranger = host.Stranger();
        using var nobody = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(Nothing), Headers = { { "X-Porfin", "1" } } };
        (await stranger.SendAsync(nobody)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);

        var person = await host.RegisterAsync();
        (await person.Client.PostAsJsonAsync(path, Nothing)).StatusCode.Should().Be(HttpStatusCode.BadRequest, "another site cannot send the header");
    }

    [Theory]
    [InlineData("{no", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("", "application/json", HttpStatusCode.Accepted)]
    [InlineData("x=1", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("null", "application/json", HttpStatusCode.Accepted)]
    public async Task Rubbish_is_told_and_is_no_failure_of_ours(string body, string type, HttpStatusCode expected)
    {
        var person = await host.RegisterAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events/e") { Content = new StringContent(body, Encoding.UTF8, type), Headers = { { "X-Porfin", "1" } } };

        (await person.Client.SendAsync(request)).StatusCode.Should().Be(expected);
    }

    [Fact]
    public async Task A_guarded_address_of_a_flow_is_served_to_people_of_the_business_only()
    {
        var (owner, other) = (await host.RegisterAsync(), await host.RegisterAsync());
        await PublishAsync(owner, "guarded", """{"id":"a","type":"Elsa.WriteHttpResponse","content":"in"}""", ""","authorize":{"typeName":"Boolean","expression":{"type":"JavaScript","value":"1 < 2"}}""");
        using var stranger = host.Stranger();

        (await stranger.GetAsync($"flows/{owner.BusinessId}/guarded")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await other.Client.GetAsync($"flows/{owner.BusinessId}/guarded")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await owner.Client.GetStringAsync($"flows/{owner.BusinessId}/guarded")).Should().Be("in");
        (await ScalarAsync<long>("select count(*) from run where business_id = $1", owner.BusinessId)).Should().Be(1);
    }

    private async Task PublishAsync(Person person, string path, string activities, string more = ""","requestTimeout":"00:00:00.1" """)
    {
        var document = $$$"""{"definitionId":"{{{path}}}","name":"{{{path}}}","outputs":[{"type":"Object","name":"Said"}],"variables":[{"id":"out","name":"out","typeName":"Object"}],"root":{"id":"root","type":"Elsa.Sequence","activities":[{"id":"begin","type":"Elsa.HttpEndpoint","path":"{{{path}}}"{{{more}}},"customProperties":{"canStartWorkflow":true}},{{{activities}}}]}}""";
        (await host.Get<FlowPublisher>().PublishAsync(person.BusinessId, new NewVersion(document), CancellationToken.None)).Problems.Should().BeEmpty();
    }

    private static async Task<HttpStatusCode> StatusAsync(Person person, string path, object body)
    {
        using var answer = await person.SendAsync(HttpMethod.Post, path, body);
        return answer.StatusCode;
    }

    private Task UntilAsync(string sql, Person person, long count) => LineHost.UntilAsync(async () => await ScalarAsync<long>(sql, person.BusinessId) == count, sql);

    private async Task<T> ScalarAsync<T>(string sql, Guid business)
    {
        await using var command = host.Database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = business });
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
