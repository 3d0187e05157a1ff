using Microsoft.Extensions.Options;
using Porfin.Host.Accounts;

namespace Porfin.Host.Whatsapp;

/// <summary>
/// Where WhatsApp calls: <c>/webhooks/whatsapp</c>. Answers 200 only for what is stored; everything else stores nothing and says nothing but its status.
/// 400: not JSON. 413: longer than 3 MB. 401: no signature, a wrong one, or a number that we do not know: one answer for all three, so that nobody can find out which
/// numbers are ours. 404: signed with a secret of ours, but no number of ours; only who knows the secret sees it, and Meta's retries last until the account is added.
/// 503 with Retry-After: no room or no database now; Meta repeats for days. A handshake with a wrong token gets 403.
/// </summary>
public sealed class WebhookEndpoint(KnownAccounts accounts, AcceptInbound accept, IOptions<WhatsappOptions> options, IHostApplicationLifetime lifetime, ILogger<WebhookEndpoint> logger)
{
    private const string SecondsToWait = "5";

    /// <summary>The handshake: gives the challenge back to who knows a verify token.</summary>
    public Task GetAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var isKnown = query["hub.mode"] == "subscribe" && query["hub.verify_token"].ToString() is { Length: > 0 } token && accounts.Book.HasVerifyToken(token);
        if (!isKnown)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.WriteAsync(query["hub.challenge"].ToString());
    }

    /// <summary>A webhook.</summary>
    public async Task PostAsync(HttpContext http)
    {
        http.Response.StatusCode = await StatusAsync(http);
        if (http.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = SecondsToWait;
        }
    }

    private async ValueTask<int> StatusAsync(HttpContext http)
    {
        // Who sends slowly must not hold up the end of the host.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            return await WebhookBody.ReadAsync(http.Request, options.Value.LongestWebhook, patience.Token) is { } body
                ? await TakeAsync(body, http.Request.Headers[CloudSignature.Header].ToString())
                : StatusCodes.Status413PayloadTooLarge;
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Whoever it was hung up, or has to come again: there is no rest of the body to wait for.
            http.Abort();
            return StatusCodes.Status503ServiceUnavailable;
        }
    }

    /// <summary>Takes a body in.</summary>
    /// <returns>The HTTP status.</returns>
    internal async ValueTask<int> TakeAsync(byte[] body, string signature)
    {
        if (CloudWebhook.Read(body) is not { } batch)
        {
            return StatusCodes.Status400BadRequest;
        }

        var routing = new WebhookRouting(accounts.Book, body, signature);
        if (CloudSignature.IsWellFormed(signature))
        {
            routing.Route(batch);
        }

        if (routing.Deliveries.Count > 0)
        {
            return await AcceptAsync(routing);
        }

        return CloudSignature.IsWellFormed(signature) && routing.IsSigned ? StatusCodes.Status404NotFound : StatusCodes.Status401Unauthorized;
    }

    private async ValueTask<int> AcceptAsync(WebhookRouting routing)
    {
        if (routing.Dropped > 0)
        {
            logger.EventsWithoutAccount(routing.Dropped);
        }

        try
        {
            foreach (var (account, batch) in routing.Deliveries)
            {
                // Not tied to the request: once begun, storing is cheaper than doing it again.
                if (!await accept(account, batch, CancellationToken.None))
                {
                    return StatusCodes.Status503ServiceUnavailable;
                }
            }

            return StatusCodes.Status200OK;
        }
        catch (Exception failure)
        {
            // Whatever it was, nothing was acknowledged: WhatsApp comes again, and the message's id keeps it from counting twice.
            logger.WebhookNotStored(failure);
            return StatusCodes.Status503ServiceUnavailable;
        }
    }
}
