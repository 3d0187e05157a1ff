using System.Text;
using Npgsql;
using Porfin.Activities.Http;
using Porfin.Expressions;
using Porfin.Host.Businesses;

namespace Porfin.Host.Runs;

/// <summary>Serves the addresses of flows: <c>/flows/{business}/{path}</c>. What came is stored before anything runs; the answer is the flow's.</summary>
internal sealed class FlowEndpoint(NpgsqlDataSource db, RunStore store, TriggerStore triggers, RunLoop loop, OpenRequests requests, TimeProvider time)
{
    private const string Addresses = """
        select key, flow_id, flow_version, node_id, null::uuid, null::bigint from flow_trigger where business_id = $1 and kind = 'http'
        union all
        select w.key, null, null, null, w.run_id, w.bookmark_id from run_wait w join run r on r.id = w.run_id
        where w.business_id = $1 and w.kind = 'http' and ($2 = '' or r.correlation_id = $2)
        """;

    // They are keys of people and of the connection, not for flows.
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase) { "Cookie", "Authorization", "Proxy-Authorization" };

    /// <summary>Answers one request.</summary>
    public async Task<IResult> AnswerAsync(HttpContext context, Guid business, string path)
    {
        var parts = path.Trim('/').Split('/');
        var known = await AddressesAsync(business, context.Request.Query["correlationId"].ToString(), context.RequestAborted);
        var here = known.Select(target => (Target: target, Route: target.Address.Match(parts))).Where(match => match.Route is not null).ToList();
        var best = here.Where(match => match.Target.Address.Method == context.Request.Method).GroupBy(match => match.Target.Address.Fixed).MaxBy(group => group.Key)?.ToList();
        if (best is null)
        {
            return here.Count == 0 ? Results.NotFound() : NoMethod(context, here.Select(match => match.Target.Address.Method).Distinct());
        }

        var (chosen, route) = best.Find(match => match.Target.FlowId is not null) is { Target: not null } begins ? begins : best[0];
        if (chosen.FlowId is null && best.Count > 1)
        {
            return Results.Problem("Several instances wait at this address. Say which with ?correlationId=…", statusCode: StatusCodes.Status409Conflict);
        }

        if (chosen.Address.IsPrivate && context.User.FindFirst(BusinessClaims.Business)?.Value != business.ToString())
        {
            return Results.Unauthorized();
        }

        return await TakeAsync(context, (business, chosen), route!);
    }

    private static IResult NoMethod(HttpContext context, IEnumerable<string> allowed)
    {
        context.Response.Headers.Allow = string.Join(", ", allowed);
        return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }

    private async Task<IResult> TakeAsync(HttpContext context, (Guid Business, Target Target) at, ValueMap route)
    {
        var target = at.Target;
        var (body, refused, isTooLarge) = await RequestBody.ReadAsync(context.Request, target.Address.MaxBytes, context.RequestAborted);
        if (refused is not null && !(isTooLarge && target.Address.TakesTooLarge))
        {
            return refused;
        }

        var payload = ValueJson.Write(Value.Of(Payload(context.Request, route, body, isTooLarge)));
        var run = target.RunId ?? Guid.CreateVersion7(time.GetUtcNow());
        if (requests.Open(run) is not { } answer)
        {
            return Results.Problem("Another request waits for this instance.", statusCode: StatusCodes.Status409Conflict);
        }

        try
        {
            if (target.FlowId is { } flow)
            {
                await triggers.BeginAsync(run, (at.Business, flow, target.Version), target.NodeId!, payload, context.RequestAborted);
            }
            else if (!await store.TellAsync(at.Business, (HttpEndpoint.Kind, target.Key), (run, target.BookmarkId), payload, context.RequestAborted))
            {
                return Results.NotFound();
            }

            loop.Notice();
            return new FlowAnswer(await answer.WaitAsync(target.Address.Patience, time, context.RequestAborted));
        }
        catch (TimeoutException)
        {
            return Results.Json(new { workflowInstanceId = run.ToString("N") }, statusCode: StatusCodes.Status202Accepted);
        }
        finally
        {
            requests.Close(run);
        }
    }

    private static ValueMap Payload(HttpRequest request, ValueMap route, Value body, bool isTooLarge)
    {
        var payload = new ValueMap
        {
            ["method"] = Value.Of(request.Method),
            ["path"] = Value.Of(request.Path.Value ?? ""),
            ["route"] = Value.Of(route),
            ["query"] = Value.Of(new ValueMap()),
            ["headers"] = Value.Of(new ValueMap()),
            ["body"] = body.IsUndefined ? Value.Null : body,
        };
        foreach (var (name, values) in request.Query)
        {
            payload["query"].Map![name] = Value.Of(values.ToString());
        }

        foreach (var (name, values) in request.Headers.Where(header => !Kept.Contains(header.Key)))
        {
            payload["headers"].Map![name.ToLowerInvariant()] = Value.Of(values.ToString());
        }

        if (isTooLarge)
        {
            payload["tooLarge"] = Value.True;
        }

        return payload;
    }

    private async Task<List<Target>> AddressesAsync(Guid business, string correlation, CancellationToken cancellation)
    {
        await using var connection = await db.OpenForAsync(business, cancellation);
        await using var command = connection.Command(Addresses, business, correlation);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var found = new List<Target>();
        while (await reader.ReadAsync(cancellation))
        {
            var key = reader.GetString(0);
            found.Add(reader.IsDBNull(1)
                ? new Target(key, FlowAddress.Parse(key)) { RunId = reader.GetGuid(4), BookmarkId = reader.GetInt64(5) }
                : new Target(key, FlowAddress.Parse(key)) { FlowId = reader.GetGuid(1), Version = reader.GetInt32(2), NodeId = reader.GetString(3) });
        }

        return found;
    }

    /// <summary>Where a request goes: a flow that it begins, or a run that waits for it.</summary>
    private sealed record Target(string Key, FlowAddress Address)
    {
        public Guid? FlowId { get; init; }

        public int Version { get; init; }

        public string? NodeId { get; init; }

        public Guid? RunId { get; init; }

        public long BookmarkId { get; init; }
    }

    /// <summary>The answer of a flow. It is sandboxed: what a flow writes is not ours, though it stands under our address.</summary>
    private sealed class FlowAnswer(HttpResponded answer) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            var response = context.Response;
            response.StatusCode = answer.Status;
            foreach (var (name, value) in answer.Headers)
            {
                if (!name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("Content-Length", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("Transfer-", StringComparison.OrdinalIgnoreCase)
                    && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && value.ToText().All(letter => letter is >= ' ' and < (char)127))
                {
                    response.Headers[name] = value.ToText();
                }
            }

            response.Headers.ContentSecurityPolicy = "sandbox";
            response.Headers.XContentTypeOptions = "nosniff";
            if (answer.Status is not (204 or 304) && !HttpMethods.IsHead(context.Request.Method))
            {
                response.ContentType = answer.ContentType.Contains("charset", StringComparison.OrdinalIgnoreCase) || answer.ContentType.Any(letter => letter is < ' ' or >= (char)127) ? answer.ContentType : answer.ContentType + "; charset=utf-8";
                await response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Content), context.RequestAborted);
            }
        }
    }
}
