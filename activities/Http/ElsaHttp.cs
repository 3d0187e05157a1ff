using Porfin.Expressions;

namespace Porfin.Activities.Http;

/// <summary>A request as Elsa's activities describe it.</summary>
internal sealed record ElsaRequest(string Method, string Url, Value Content, string ContentType, string Authorization, ValueMap Headers);

/// <summary>What Elsa's two ways to send a request share.</summary>
internal static class ElsaHttp
{
    /// <summary>The outcome for no answer in time.</summary>
    public const string Timeout = "Timeout";

    private const string NoConnection = "Failed to connect";

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

    /// <summary>The call; null when the method is none.</summary>
    public static HttpCall? Call(ElsaRequest request)
    {
        var method = request.Method.Length == 0 ? "GET" : request.Method.ToUpperInvariant();
        if (!Methods.Contains(method))
        {
            return null;
        }

        var headers = ValueConvert.Copy(Value.Of(request.Headers)).Map!;
        if (request.Authorization.Length > 0)
        {
            headers["Authorization"] = Value.Of(request.Authorization);
        }

        var body = request.Content.IsNullish ? null : request.Content.Text ?? ValueJson.Write(request.Content);
        var type = request.ContentType.Length > 0 ? request.ContentType : request.Content.Text is null ? "application/json" : "text/plain";
        return new HttpCall(method, request.Url, headers, body, TimeSpan.FromSeconds(30)) { ContentType = type };
    }

    public static Next NoMethod(string method) => Next.Fault("http:method", $"'{method}' is no method of HTTP. Use one of {string.Join(", ", Methods)}.");

    /// <summary>The outcome of an answer that did not come; null when it came.</summary>
    public static string? Failure(ActivityContext context, CallAnswer answer)
    {
        if (answer.Failure is not { } failure)
        {
            return null;
        }

        context.Decided(Value.Of(failure));
        return failure is "http:timeout" ? Timeout : NoConnection;
    }

    /// <summary>Sets the outputs.</summary>
    /// <returns>The status code.</returns>
    public static int Answered(ActivityContext context, CallAnswer answer)
    {
        var map = answer.Value.Map ?? [];
        var headers = map["headers"].IsUndefined ? Value.Of(new ValueMap()) : map["headers"];
        var content = map["body"].Text is { Length: 0 } || map["body"].IsUndefined ? Value.Null : map["body"];
        context.Output("StatusCode", map["status"]);
        context.Output("ResponseHeaders", headers);
        context.Output("ParsedContent", content);
        context.Output("Result", Value.Of(new ValueMap { ["statusCode"] = map["status"], ["headers"] = headers, ["content"] = content }));
        context.Decided(map["status"]);
        return (int)map["status"].Number;
    }
}
