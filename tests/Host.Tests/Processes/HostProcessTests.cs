using System.Net;
using System.Net.Sockets;
using System.Text;
using FluentAssertions;
using Xunit;

namespace Porfin.Host.Tests.Processes;

public sealed class HostProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("porfin-host-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_killed_host_starts_again_on_its_data_and_stops_with_all_its_children()
    {
        using (var first = HostProcess.Serve(folder))
        {
            await first.AddressAsync();
            await first.KillAsync();
        }

        HostProcess.ServersIn(folder).Should().NotBeEmpty("the server outlives a killed host");
        using var second = HostProcess.Serve(folder);
        (await ReadyAsync(await second.AddressAsync())).Should().Be(HttpStatusCode.OK);
        second.Said.Should().NotContain("Applied migration");

        (await second.TerminateAsync()).Should().Be(0);
        HostProcess.ServersIn(folder).Should().BeEmpty();
    }

    [Fact]
    public async Task A_signal_during_the_start_leaves_no_server_behind()
    {
        using var host = HostProcess.Serve(folder);
        while (HostProcess.ServersIn(folder).Count == 0) await Task.Delay(10);

        (await host.TerminateAsync()).Should().Be(130);

        HostProcess.ServersIn(folder).Should().BeEmpty();
        host.Said.Should().NotContain("   at ");
    }

    [Theory]
    [InlineData("POST /webhooks/whatsapp HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{")]
    [InlineData("POST /entrar HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000\r\n\r\na=")]
    [InlineData("POST /entrar HTTP/1.1\r\nHost")]
    public async Task A_client_that_sends_slowly_does_not_hold_up_the_end(string begun)
    {
        using var host = HostProcess.Start(["serve"], ("PORFIN_DATA", folder), ("PORFIN_PORT", "0"), ("DOTNET_SHUTDOWNTIMEOUTSECONDS", "600"));
        var address = new Uri(await host.AddressAsync());
        using var slow = new TcpClient();
        await slow.ConnectAsync(address.Host, address.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes(begun));
        using var trickle = new Timer(_ => TrySend(slow, Encoding.ASCII.GetBytes(new string('a', 400))), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(200));
        await Task.Delay(TimeSpan.FromSeconds(1));

        (await host.TerminateAsync().WaitAsync(TimeSpan.FromSeconds(15))).Should().Be(0);

        host.Said.Should().NotContain("fail:");
    }

    [Fact]
    public async Task A_second_host_on_the_same_data_is_refused_in_one_line()
    {
        using var first = HostProcess.Serve(folder);
        await first.AddressAsync();
        using var second = HostProcess.Serve(folder);

        (await second.ExitAsync()).Should().Be(1);
        second.Said.Trim().Should().StartWith("porfin: Another Porfin is using the data folder").And.NotContain("\n");
        (await first.TerminateAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_taken_port_is_said_in_one_line_and_starts_no_database()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        using var host = HostProcess.Serve(folder, port);

        (await host.ExitAsync()).Should().Be(1);
        host.Said.Trim().Should().StartWith($"porfin: Port {port} cannot be opened").And.NotContain("\n");
        Directory.EnumerateFileSystemEntries(folder).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=x", "porfin: The database cannot be reached")]
    [InlineData("Nonsense", "porfin: ConnectionStrings__Porfin is not a connection string")]
    public async Task A_broken_connection_string_is_said_in_one_line(string connectionString, string said)
    {
        using var host = HostProcess.Start(["serve"], ("PORFIN_PORT", "0"), ("ConnectionStrings__Porfin", connectionString));

        (await host.ExitAsync()).Should().Be(1);
        host.Said.Trim().Should().StartWith(said).And.NotContain("\n");
    }

    [Theory]
    [InlineData("sing", "there is no command 'sing'")]
    [InlineData("serve --loud", "Unknown option '--loud'")]
    public async Task What_the_command_line_does_not_know_is_said(string line, string said)
    {
        using var host = HostProcess.Start(line.Split(' '));

        (await host.ExitAsync()).Should().Be(64);
        host.Said.Should().Contain(said);
    }

    [Fact]
    public async Task The_overview_names_every_command()
    {
        using var host = HostProcess.Start(["--help"]);

        (await host.ExitAsync()).Should().Be(0);
        host.Said.Should().ContainAll("serve", "chat", "run", "verify", "account", "Exit codes");
    }

    private static async Task<HttpStatusCode> ReadyAsync(string address)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(address + "/health/ready");
        return answer.StatusCode;
    }

    private static void TrySend(TcpClient client, byte[] bytes)
    {
        try
        {
            client.GetStream().Write(bytes);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            // The host has hung up.
        }
    }
}
