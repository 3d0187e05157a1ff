using System.ComponentModel.DataAnnotations;
using Porfin.Expressions;

namespace Porfin.Activities.Http;

/// <summary>Elsa's request to another system, with an activity for each status code that is expected, one for others, and one each for no connection and for no answer in time.</summary>
[Activity("Elsa.SendHttpRequest", Category = "Integrations", Icon = "http", IsBrowsable = false)]
[Discloses(Outsider.Host)]
[Port("expectedStatusCodes", IsList = true, ItemProperty = "activity")]
[Port("unmatchedStatusCode")]
[Port("failedToConnect")]
[Port("timeout")]
[Output("Result")]
[Output("StatusCode", "Int32")]
[Output("ParsedContent")]
[Output("ResponseHeaders")]
public sealed class SendHttpRequest : Activity
{
    /// <summary>The address, https:// or http://.</summary>
    [Input, Required]
    public string Url { get; init; } = "";

    /// <summary>GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS; GET by default.</summary>
    [Input]
    public string Method { get; init; } = "GET";

    /// <summary>What is sent: a text as it is, anything else as JSON; nothing when it is not given.</summary>
    [Input]
    public Value Content { get; init; }

    /// <summary>What the content is; text/plain for a text and application/json for the rest when it is not given.</summary>
    [Input]
    public string ContentType { get; init; } = "";

    /// <summary>The header Authorization.</summary>
    [Input(IsSecret = true)]
    public string Authorization { get; init; } = "";

    /// <summary>Further headers, by name; a value may be a list.</summary>
    [Input(Editor = "map", IsSecret = true)]
    public ValueMap RequestHeaders { get; init; } = [];

    /// <summary>The status codes that are expected: objects with <c>statusCode</c> and <c>activity</c>.</summary>
    [Input(IsRaw = true)]
    public Value ExpectedStatusCodes { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) =>
        ElsaHttp.Call(new(Method, Url, Content, ContentType, Authorization, RequestHeaders)) is { } call ? Next.Call(call) : ElsaHttp.NoMethod(Method);

    /// <inheritdoc />
    public override Next Continue(ActivityContext context, CallAnswer answer)
    {
        if (ElsaHttp.Failure(context, answer) is { } failure)
        {
            return Next.Run(failure is ElsaHttp.Timeout ? "timeout" : "failedToConnect");
        }

        var status = ElsaHttp.Answered(context, answer);
        var at = ValueConvert.ToList(ExpectedStatusCodes).FindIndex(item => ValueConvert.ToNumber(item.Map?["statusCode"] ?? item) == status);
        return at >= 0 ? Next.Run("expectedStatusCodes", at) : Next.Run("unmatchedStatusCode");
    }
}

/// <summary>Elsa's request to another system in a flowchart: an outcome for each status code that is expected, for others, for no connection and for no answer in time.</summary>
[Activity("Elsa.FlowSendHttpRequest", Category = "Integrations", Icon = "http")]
[Discloses(Outsider.Host)]
[OutcomesFrom("expectedStatusCodes")]
[FailsBy("Failed to connect")]
[FailsBy("Timeout")]
[Output("Result")]
[Output("StatusCode", "Int32")]
[Output("ParsedContent")]
[Output("ResponseHeaders")]
public sealed class FlowSendHttpRequest : Activity
{
    /// <summary>An answer came, whatever its status code.</summary>
    public static readonly Outcome Done = Outcome.Done;

    /// <summary>An answer came with a status code that is none of the expected ones; only where some are expected.</summary>
    public static readonly Outcome Unmatched = new("Unmatched status code");

    /// <summary>There was no connection, or it was refused.</summary>
    public static readonly Outcome FailedToConnect = new("Failed to connect");

    /// <summary>No answer came in time.</summary>
    public static readonly Outcome Timeout = new(ElsaHttp.Timeout);

    /// <summary>The address, https:// or http://.</summary>
    [Input, Required]
    public string Url { get; init; } = "";

    /// <summary>GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS; GET by default.</summary>
    [Input]
    public string Method { get; init; } = "GET";

    /// <summary>What is sent: a text as it is, anything else as JSON; nothing when it is not given.</summary>
    [Input]
    public Value Content { get; init; }

    /// <summary>What the content is; text/plain for a text and application/json for the rest when it is not given.</summary>
    [Input]
    public string ContentType { get; init; } = "";

    /// <summary>The header Authorization.</summary>
    [Input(IsSecret = true)]
    public string Authorization { get; init; } = "";

    /// <summary>Further headers, by name; a value may be a list.</summary>
    [Input(Editor = "map", IsSecret = true)]
    public ValueMap RequestHeaders { get; init; } = [];

    /// <summary>The status codes that are expected; each is an outcome.</summary>
    [Input(Editor = "texts")]
    public IReadOnlyList<string> ExpectedStatusCodes { get; init; } = [];

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) =>
        ElsaHttp.Call(new(Method, Url, Content, ContentType, Authorization, RequestHeaders)) is { } call ? Next.Call(call) : ElsaHttp.NoMethod(Method);

    /// <inheritdoc />
    public override Next Continue(ActivityContext context, CallAnswer answer)
    {
        if (ElsaHttp.Failure(context, answer) is { } failure)
        {
            return Next.Leave(failure);
        }

        var status = ElsaHttp.Answered(context, answer).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return ExpectedStatusCodes.Count == 0 ? Done : Next.LeaveAll([ExpectedStatusCodes.Contains(status) ? status : Unmatched.Name, Done.Name]);
    }
}
