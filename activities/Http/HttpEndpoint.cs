using System.ComponentModel.DataAnnotations;
using Porfin.Control;
using Porfin.Expressions;

namespace Porfin.Activities.Http;

/// <summary>Waits for a request to an address of this flow, or begins the flow by it. The host serves it under /flows/.</summary>
[Activity("Elsa.HttpEndpoint", Category = "Integrations", Icon = "input")]
[OutcomeCause("*", OutcomeCause.Outside)]
[Output("Result")]
[Output("ParsedContent")]
[Output("RouteData")]
[Output("QueryStringData")]
[Output("Headers")]
public sealed class HttpEndpoint : Activity, ITrigger
{
    /// <summary>The kind of stimulus; its key is the method and the path, such as <c>GET orders/{id}</c>.</summary>
    public const string Kind = "http";

    /// <summary>A request came.</summary>
    public static readonly Outcome Done = Outcome.Done;

    /// <summary>The request's body is larger than the limit; only where the flow exposes this outcome.</summary>
    public static readonly Outcome TooLarge = new("Request too large");

    /// <summary>The path, such as <c>orders/{id}</c>: a part in braces takes whatever stands there.</summary>
    [Input, Required, EndpointPath]
    public string Path { get; init; } = "";

    /// <summary>The methods that are answered; GET by default.</summary>
    [Input(Editor = "texts")]
    public IReadOnlyList<string> SupportedMethods { get; init; } = ["GET"];

    /// <summary>True: only requests of people who are signed in to the business are answered.</summary>
    [Input]
    public bool Authorize { get; init; }

    /// <summary>Elsa's policy; none is known here, so that naming one refuses the flow.</summary>
    [Input, NoPolicy]
    public string Policy { get; init; } = "";

    /// <summary>How long a request waits for its answer; half a minute by default, five minutes at most. After it the answer is 202.</summary>
    [Input(Editor = "duration"), Range(typeof(TimeSpan), "00:00:00.1", "00:05:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>The largest body, in bytes; 256 KB by default and 1 MB at most.</summary>
    [Input, Range(1L, 1L << 20)]
    public long? RequestSizeLimit { get; init; }

    /// <summary>True: a body that is too large leaves by its own outcome instead of being refused.</summary>
    [Input(IsRaw = true)]
    public bool ExposeRequestTooLargeOutcome { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Next.Wait([.. Begins(context.World)]);

    /// <inheritdoc />
    public override Next Resume(ActivityContext context, Stimulus stimulus)
    {
        var request = stimulus.Payload.Map ?? [];
        context.Output("RouteData", request["route"]);
        context.Output("QueryStringData", request["query"]);
        context.Output("Headers", request["headers"]);
        context.Output("ParsedContent", request["body"].IsUndefined ? Value.Null : request["body"]);
        context.Output("Result", stimulus.Payload);
        return request["tooLarge"].IsTruthy ? TooLarge : Done;
    }

    /// <inheritdoc />
    public IEnumerable<Wake> Begins(World world) => SupportedMethods.Select(method => new Wake(Kind, $"{method.ToUpperInvariant()} {Path.Trim('/')}{Settings()}"));

    /// <summary>What is not the default follows method and path, so that whoever serves the address knows it.</summary>
    private string Settings() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{(Authorize ? " authorize" : "")}{(RequestSizeLimit is { } limit ? $" limit={limit}" : "")}{(RequestTimeout is { } patience ? $" timeout={patience.TotalMilliseconds}" : "")}{(ExposeRequestTooLargeOutcome ? " too-large" : "")}");
}

/// <summary>Answers the request that the flow serves.</summary>
[Activity("Elsa.WriteHttpResponse", Category = "Integrations", Icon = "output")]
public sealed class WriteHttpResponse : Activity
{
    /// <summary>The status code, as a number or as .NET names it (OK, NotFound); 200 by default.</summary>
    [Input]
    public Value StatusCode { get; init; } = Value.Of(200);

    /// <summary>What is answered: a text as it is, anything else as JSON.</summary>
    [Input]
    public Value Content { get; init; }

    /// <summary>What the content is; text/plain for a text and application/json for the rest when it is not given.</summary>
    [Input]
    public string ContentType { get; init; } = "";

    /// <summary>Further headers, by name.</summary>
    [Input(Editor = "map")]
    public ValueMap ResponseHeaders { get; init; } = [];

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        if (Code() is not { } status)
        {
            return Next.Fault("http:status", $"'{StatusCode}' is no status code of HTTP, such as 200 or NotFound.");
        }

        var text = Content.IsNullish ? "" : Content.Text ?? ValueJson.Write(Content);
        var type = ContentType.Length > 0 ? ContentType : Content.IsNullish || Content.Text is not null ? "text/plain" : "application/json";
        context.Emit(new HttpResponded(status, text, type, ResponseHeaders));
        return Outcome.Done;
    }

    private int? Code()
    {
        if (StatusCode.IsNullish || StatusCode.Text is { Length: 0 })
        {
            return 200;
        }

        return ValueConvert.ToNumber(StatusCode) is { } number ? number is >= 200 and <= 599 ? (int)number : null
            : Enum.TryParse<System.Net.HttpStatusCode>(StatusCode.ToText(), ignoreCase: true, out var named) && (int)named is >= 200 and <= 599 ? (int)named : null;
    }
}

/// <summary>A request was answered.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Content">The content.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Headers">Further headers, by name.</param>
public sealed record HttpResponded(int Status, string Content, string ContentType, ValueMap Headers) : FlowEvent
{
    /// <inheritdoc />
    public override void WriteFields(System.Text.Json.Utf8JsonWriter writer)
    {
        writer.WriteNumber("status", Status);
        writer.WriteString("contentType", ContentType);
        writer.WriteString("content", Content);
        writer.WritePropertyName("headers");
        ValueJson.Write(writer, Value.Of(Headers), keepDates: false);
    }
}
