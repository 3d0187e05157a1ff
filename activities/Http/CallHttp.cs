using System.ComponentModel.DataAnnotations;
using Porfin.Expressions;

namespace Porfin.Activities.Http;

/// <summary>How a request acts.</summary>
public enum HttpVerb
{
    /// <summary>Reads.</summary>
    Get,

    /// <summary>Creates or does.</summary>
    Post,

    /// <summary>Replaces.</summary>
    Put,

    /// <summary>Changes.</summary>
    Patch,

    /// <summary>Deletes.</summary>
    Delete,
}

/// <summary>Asks another system over HTTP. A request that changes something carries an Idempotency-Key, the same on every retry.</summary>
[Activity("Porfin.CallHttp", Category = "Integrations", Icon = "http")]
[Discloses(Outsider.Host)]
[Output("Status", "Int32")]
[Output("Result")]
[Output("Failure", "String")]
[FailsBy("Failed")]
public sealed class CallHttp : Activity
{
    /// <summary>The other system answered with a status below 400; the outputs Status and Result are its answer.</summary>
    public static readonly Outcome Done = Outcome.Done;

    /// <summary>It answered with a status from 400 on (then Status and Result are set), or not at all; the output Failure is a code such as http:timeout or http:404.</summary>
    public static readonly Outcome Failed = new("Failed");

    /// <summary>How the request acts; GET by default.</summary>
    [Input]
    public HttpVerb Method { get; init; }

    /// <summary>The address, https:// or http://.</summary>
    [Input, Required]
    public string Url { get; init; } = "";

    /// <summary>Further headers, by name.</summary>
    [Input(Editor = "map", IsSecret = true)]
    public ValueMap Headers { get; init; } = [];

    /// <summary>What is sent, as JSON; nothing when it is not given.</summary>
    [Input(Editor = "code")]
    public Value Body { get; init; }

    /// <summary>How long the answer may take, from a second to a minute; 10 seconds by default.</summary>
    [Input(Editor = "duration"), Range(typeof(TimeSpan), "00:00:01", "00:01:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) =>
        Next.Call(new HttpCall(Method.ToString().ToUpperInvariant(), Url, Headers, Body.IsNullish ? null : ValueJson.Write(Body), Timeout));

    /// <inheritdoc />
    public override Next Continue(ActivityContext context, CallAnswer answer)
    {
        var status = answer.Value.Map?["status"] ?? default;
        var failure = answer.Failure ?? (status.Number >= 400 ? $"http:{status.ToText()}" : null);
        context.Output("Status", status.IsUndefined ? Value.Null : status);
        context.Output("Result", answer.Value.Map?["body"] ?? Value.Null);
        context.Output("Failure", Value.Of(failure));
        context.Decided(failure is null ? status : Value.Of(failure));
        return failure is null ? Done : Failed;
    }
}
