using System.Text;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Porfin.Host.Accounts;
using Porfin.Host.CommandLine;
using Porfin.Host.Secrets;
using Xunit;

namespace Porfin.Host.Tests.Accounts;

public sealed class AccountsTests(PostgresServer server) : IAsyncLifetime
{
    private string connectionString = "";
    private ServiceProvider services = null!;

    private IConfiguration Configuration =>
        new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Porfin", connectionString), new("PORFIN_KEY", PostgresServer.Key)]).Build();

    private KnownAccounts Accounts => services.GetRequiredService<KnownAccounts>();

    private AccountStore Store => services.GetRequiredService<AccountStore>();

    public async ValueTask InitializeAsync()
    {
        connectionString = await server.CreateDatabaseAsync();
        services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(NpgsqlDataSource.Create(connectionString))
            .AddSecrets(Configuration).AddAccounts().BuildServiceProvider();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task An_account_is_found_by_its_number()
    {
        var business = await BusinessAsync("Clínica");
        var id = await Store.AddAsync(business, Number("101", waba: "900"), CancellationToken.None);
        await Accounts.ReadAsync(CancellationToken.None);
        var account = Accounts.Book.OfPhone("101")!;
        account.Should().BeEquivalentTo(new
        {
            Id = id!.Value,
            BusinessId = business,
            AppSecret = "segredo",
            VerifyToken = "palavra",
            Token = "EAAG-1",
            WabaId = "900",
            Display = "101",
            FlowId = (Guid?)null,
            MessagesPerSecond = 80,
        });
        Accounts.Book.Of(account.Id).Should().BeSameAs(account);
        Accounts.Book.OfWaba("900").Should().Equal(account);
        Accounts.Book.OfPhone("102").Should().BeNull();
        account.ToString().Should().NotContainAny("segredo", "palavra", "EAAG");
    }

    [Fact]
    public async Task Secrets_rest_sealed()
    {
        await Store.AddAsync(await BusinessAsync("Clínica"), Number("101"), CancellationToken.None);
        var row = Encoding.Latin1.GetString((byte[])(await ScalarAsync("select secrets from account"))!);
        row.Should().NotContainAny("segredo", "palavra", "EAAG").And.NotBeEmpty();
    }

    [Fact]
    public async Task A_number_of_another_business_cannot_be_taken_over()
    {
        await Store.AddAsync(await BusinessAsync("Clínica"), Number("101"), CancellationToken.None);
        (await Store.AddAsync(await BusinessAsync("Loja"), Number("101", token: "roubado"), CancellationToken.None)).Should().BeNull();
        await Accounts.ReadAsync(CancellationToken.None);
        Accounts.Book.OfPhone("101")!.Token.Should().Be("EAAG-1");
    }

    [Fact]
    public async Task Secrets_that_cannot_be_opened_leave_the_others_working()
    {
        var business = await BusinessAsync("Clínica");
        await Store.AddAsync(business, Number("101"), CancellationToken.None);
        await Store.AddAsync(business, Number("102"), CancellationToken.None);
        await ScalarAsync("update account set secrets = '\\x00' where phone_number_id = '101'");
        await Accounts.ReadAsync(CancellationToken.None);
        Accounts.Book.All.Select(account => account.PhoneNumberId).Should().Equal("102");
    }

    [Fact]
    public async Task A_running_host_hears_of_every_change()
    {
        var business = await BusinessAsync("Clínica");
        var watch = services.GetServices<IHostedService>().OfType<AccountsWatch>().Single();
        await watch.StartAsync(CancellationToken.None);
        await Store.AddAsync(business, Number("101"), CancellationToken.None);
        await UntilAsync(() => Accounts.Book.OfPhone("101")?.Token == "EAAG-1");
        await Store.AddAsync(business, Number("101", token: "EAAG-2"), CancellationToken.None);
        await UntilAsync(() => Accounts.Book.OfPhone("101")?.Token == "EAAG-2");
        await ScalarAsync("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()");
        await ScalarAsync("delete from account");
        await UntilAsync(() => Accounts.Book.All.Count == 0);
        await watch.StopAsync(CancellationToken.None);
    }

    [Theory]
    [InlineData(ExitCodes.Done, "add --phone-number-id 101 --token t --app-secret s --verify-token v --display +551130001000")]
    [InlineData(ExitCodes.Done, "add --kind cloud --phone-number-id 101 --token t --app-secret s --verify-token v --business Clínica --waba-id=9 --messages-per-second 20")]
    [InlineData(ExitCodes.Done, "add --help")]
    [InlineData(ExitCodes.Failed, "add --phone-number-id 101 --token t --app-secret s --verify-token v --business Outra")]
    [InlineData(ExitCodes.Misused, "add --phone-number-id 101 --token t --app-secret s")]
    [InlineData(ExitCodes.Misused, "add --phone-number-id 101 --token t --app-secret s --verify-token")]
    [InlineData(ExitCodes.Misused, "add --phone-number-id 101 --token t --app-secret s --verify-token v --colour blue")]
    [InlineData(ExitCodes.Misused, "add --phone-number-id 101 --token t --app-secret s --verify-token v --messages-per-second many")]
    [InlineData(ExitCodes.Misused, "add --kind fax --phone-number-id 101 --token t --app-secret s --verify-token v")]
    [InlineData(ExitCodes.Misused, "remove")]
    [InlineData(ExitCodes.Misused, "")]
    public async Task The_command_adds_an_account(int exitCode, string line)
    {
        await BusinessAsync("Clínica");
        (await AccountCommand.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries), Configuration)).Should().Be(exitCode);
        await Accounts.ReadAsync(CancellationToken.None);
        (Accounts.Book.OfPhone("101") is not null).Should().Be(exitCode == 0 && !line.Contains("--help", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Secrets_need_not_be_on_the_command_line()
    {
        await BusinessAsync("Clínica");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "# da Meta\nPORFIN_TOKEN=EAAG-arquivo\n\nPORFIN_APP_SECRET = 'segredo='\n");
        var configuration = new ConfigurationBuilder().AddConfiguration(Configuration)
            .AddInMemoryCollection([new("PORFIN_VERIFY_TOKEN", "palavra"), new("PORFIN_TOKEN", "do ambiente")]).Build();
        (await AccountCommand.RunAsync(["add", "--phone-number-id", "101", "--secrets", file], configuration)).Should().Be(ExitCodes.Done);
        await Accounts.ReadAsync(CancellationToken.None);
        Accounts.Book.OfPhone("101").Should().BeEquivalentTo(new { Token = "EAAG-arquivo", AppSecret = "segredo=", VerifyToken = "palavra" });
        File.Delete(file);
    }

    [Theory]
    [InlineData("EAAG-segredo", "Line 1 of the secrets is not like PORFIN_TOKEN=…")]
    [InlineData("PORFIN_TOKEN=x\nPATH=EAAG-segredo", "Line 2 of the secrets is not like PORFIN_TOKEN=…")]
    public void A_line_that_is_no_secret_is_told_without_showing_it(string lines, string said) =>
        new GivenSecrets(Configuration, null).Invoking(given => given.Read(new StringReader(lines))).Should().Throw<CannotStartException>().WithMessage(said);

    [Fact]
    public void A_person_is_asked_for_what_is_missing()
    {
        var given = new GivenSecrets(Configuration, what => what == "Token" ? "digitado" : "");
        given.Find(null, "TOKEN", "Token").Should().Be("digitado");
        given.Find("opção", "TOKEN", "Token").Should().Be("opção");
        given.Find(null, "APP_SECRET", "App secret").Should().BeNull();
    }

    [Fact]
    public async Task Among_several_businesses_the_command_asks_which()
    {
        await BusinessAsync("Clínica");
        await BusinessAsync("Loja");
        string[] args = ["add", "--phone-number-id", "101", "--token", "t", "--app-secret", "s", "--verify-token", "v"];
        (await AccountCommand.RunAsync(args, Configuration)).Should().Be(1);
        (await AccountCommand.RunAsync([.. args, "--business", "Loja"], Configuration)).Should().Be(0);
    }

    private static NewAccount Number(string id, string token = "EAAG-1", string? waba = null) =>
        new() { PhoneNumberId = id, AppSecret = "segredo", VerifyToken = "palavra", Token = token, WabaId = waba };

    private async Task<Guid> BusinessAsync(string name) =>
        (Guid)(await ScalarAsync($"insert into business (id, name, created_at) values (gen_random_uuid(), '{name}', now()) returning id"))!;

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            TimeProvider.System.GetElapsedTime(begin).Should().BeLessThan(TimeSpan.FromSeconds(10));
            await Task.Delay(10);
        }
    }
}
