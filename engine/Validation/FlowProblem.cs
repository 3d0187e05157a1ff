namespace Porfin;

/// <summary>How bad a problem is.</summary>
public enum Severity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Probably not what was meant; the flow can run.</summary>
    Warning,

    /// <summary>The flow cannot be published.</summary>
    Error,
}

/// <summary>Something wrong with a flow document, found before it runs.</summary>
/// <param name="Code">A stable code such as <c>node:duplicate-id</c>; programs rely on it, never on the text.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Sentence">What is wrong and what to do.</param>
/// <param name="NodeId">The activity, when it is one's.</param>
/// <param name="JsonPath">Where in the document, as a JSON pointer such as <c>/root/activities/3/text</c>.</param>
public sealed record FlowProblem(string Code, Severity Severity, Sentence Sentence, string? NodeId = null, string JsonPath = "")
{
    /// <summary>What is wrong and what to do, in English.</summary>
    public string Text => Sentence.English;

    /// <summary>The line in the document, from 1; 0 when it is not known.</summary>
    public int Line { get; init; }

    /// <summary>The column in the line, from 1; 0 when it is not known.</summary>
    public int Column { get; init; }

    /// <inheritdoc />
    public override string ToString()
    {
        var place = Line > 0 ? Column > 0 ? $"line {Line}, column {Column}: " : $"line {Line}: " : "";
        var node = NodeId is null ? "" : $" (activity '{NodeId}')";
        return $"{Severity.ToString().ToLowerInvariant()} {Code}: {place}{Text}{node}";
    }
}
