using System.Security.Cryptography;
using System.Text;
using Porfin.Host.Demo;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.Tests.Processes;

/// <summary>A host that dies and comes back, as WhatsApp sees it: webhooks come again until they are acknowledged.</summary>
internal sealed class MortalHost(string database, string graph, params (string Name, string Value)[] more) : IAsyncDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private HostProcess? process;
    private volatile string? address;

    public async Task StartAsync()
    {
        process = Launch();
        address = await process.AddressAsync();
    }

    public async Task KillAsync()
    {
        address = null;
        await process!.KillAsync();
        process.Dispose();
    }

    /// <summary>Dies while it starts.</summary>
    public async Task StartAndKillAsync(TimeSpan after)
    {
        process = Launch();
        await Task.Delay(after);
        await KillAsync();
    }

    /// <summary>Delivers a webhook until it is acknowledged.</summary>
    public async Task DeliverAsync(string body)
    {
        while (!await TryAsync(body))
        {
            await Task.Delay(25);
        }
    }

    /// <summary>Asks a flow by its address, once; true when it answered.</summary>
    public async Task<bool> AskAsync(string path)
    {
        try
        {
            using var answer = address is { } url ? await http.PostAsync(url + path, null) : null;
            return answer?.IsSuccessStatusCode is true;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        http.Dispose();
    }

    private HostProcess Launch() => HostProcess.Start(
        ["serve"],
        [("ConnectionStrings__Porfin", database), ("PORFIN_KEY", PostgresServer.Key), ("PORFIN_PORT", "0"), ("PORFIN_DEMO", "1"), ("Whatsapp__GraphBaseUrl", graph),
        ("Outbox__MessagesPerSecond", "100000"), ("Outbox__DoubtAfterCrash", "00:00:00.1"), ("Logging__LogLevel__Default", "Warning"), .. more]);

    private async Task<bool> TryAsync(string body)
    {
        if (address is not { } url)
        {
            return false;
        }

        var bytes = Encoding.UTF8.GetBytes(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, url + "/webhooks/whatsapp") { Content = new ByteArrayContent(bytes) };
        request.Headers.TryAddWithoutValidation(CloudSignature.Header, "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(DemoSeed.AppSecret), bytes)));
        try
        {
            using var response = await http.SendAsync(request);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}

/// <summary>Somebody who writes numbered messages, each when the one before was acknowledged, without waiting for answers.</summary>
internal sealed class Customer(MortalHost host, int number)
{
    public string Phone { get; } = $"5511900000{number:D3}";

    /// <summary>How many were acknowledged.</summary>
    public int Written { get; private set; }

    public async Task WriteAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var message = $$$"""{"from":"{{{Phone}}}","id":"wamid.{{{number}}}.{{{Written}}}","timestamp":"1790000000","type":"text","text":{"body":"m{{{Written}}}"}}""";
            await host.DeliverAsync($$$"""
                {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",
                "metadata":{"display_phone_number":"5511955550100","phone_number_id":"{{{DemoSeed.PhoneNumberId}}}"},
                "contacts":[{"profile":{"name":"Ana"},"wa_id":"{{{Phone}}}"}],"messages":[{{{message}}}]}}]}]}
                """);
            Written++;
            await Task.Delay(20, CancellationToken.None);
        }
    }
}
