using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;

namespace Porfin.Host.Tests.Designer;

/// <summary>The whole host in memory over a real database, for what browsers ask of it.</summary>
public sealed partial class DesignerHost(PostgresServer postgres) : IAsyncLifetime
{
    private WebApplicationFactory<Program> host = null!;
    private int people;

    public NpgsqlDataSource Database => Get<NpgsqlDataSource>();

    public T Get<T>()
        where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Somebody who has just registered a business, with their cookie.</summary>
    public async Task<Person> RegisterAsync()
    {
        var number = Interlocked.Increment(ref people);
        var client = host.CreateClient();
        var page = await client.GetStringAsync("/cadastro");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "cadastro", ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            ["negocio"] = $"Clínica {number}", ["email"] = $"pessoa{number}@example.com", ["senha"] = "uma frase bem longa",
        });
        using var answer = await client.PostAsync("/cadastro", form);
        answer.EnsureSuccessStatusCode();
        await using var command = Database.CreateCommand("select id from business where name = $1");
        command.Parameters.Add(new() { Value = $"Clínica {number}" });
        return new Person(client, (Guid)(await command.ExecuteScalarAsync())!);
    }

    /// <summary>The same person in another session, which knows their role of now.</summary>
    public async Task<Person> SignInAgainAsync(Person person)
    {
        await using var command = Database.CreateCommand("select u.email from app_user u join membership m on m.user_id = u.id where m.business_id = $1");
        command.Parameters.Add(new() { Value = person.BusinessId });
        var client = host.CreateClient();
        var page = await client.GetStringAsync("/entrar");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "entrar", ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value, ["email"] = (string)(await command.ExecuteScalarAsync())!, ["senha"] = "uma frase bem longa",
        });
        using var answer = await client.PostAsync("/entrar", form);
        answer.EnsureSuccessStatusCode();
        return person with { Client = client };
    }

    /// <summary>A browser without session.</summary>
    public HttpClient Stranger() => host.CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>A browser without session that follows where it is led.</summary>
    public HttpClient Browser() => host.CreateClient();

    /// <summary>The token of the form on a page.</summary>
    public static async Task<string> FormTokenAsync(HttpClient browser, string path) => Token().Match(await browser.GetStringAsync(path)).Groups[1].Value;

    public async ValueTask InitializeAsync()
    {
        var database = await postgres.CreateDatabaseAsync();
        host = new WebApplicationFactory<Program>().WithWebHostBuilder(builder => builder
            .UseSetting("ConnectionStrings:Porfin", database).UseSetting("Logging:LogLevel:Default", "Warning"));
    }

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}

/// <summary>A signed-in person's browser.</summary>
public sealed record Person(HttpClient Client, Guid BusinessId)
{
    public async Task<JsonElement> GetAsync(string path) => await Client.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    /// <summary>Sends JSON with the header that every change needs.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Porfin", "1");
        return await Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The same, and reads the JSON of a good answer.</summary>
    public async Task<JsonElement> AskAsync(HttpMethod method, string path, object body)
    {
        using var answer = await SendAsync(method, path, body);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return await JsonAsync(answer);
    }

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();
}

/// <summary>The tests that share one host.</summary>
[CollectionDefinition(nameof(OnDesignerHost))]
public sealed class OnDesignerHost : ICollectionFixture<DesignerHost>;
