using System.Text.Json;
using Porfin.Documents;
using Porfin.Documents.Reading;
using Porfin.Expressions;

namespace Porfin.Compilation;

/// <summary>Turns the expressions of a document into compiled ones. The same text is compiled once.</summary>
internal sealed class ExpressionCompiler(List<FlowProblem> problems)
{
    private static readonly string[] Types = ["Literal", "Object", "Variable", "Input", "JavaScript", "Template", "Liquid", "Jinja"];

    private readonly Dictionary<(string Language, string Text), CompiledExpression> known = [];

    /// <summary>True when some expression reads outputs of activities by name.</summary>
    public bool ReadsOutputs { get; private set; }

    /// <summary>All uses of names, with the activity in which they stand.</summary>
    public List<(string NodeId, string JsonPath, NameUse Use)> Names { get; } = [];

    /// <summary>The expression of an input; null when there is none or it has problems.</summary>
    /// <param name="json">An Elsa input object, a bare value, or <c>{"type": …, "value": …}</c>.</param>
    /// <param name="nodeId">The activity.</param>
    /// <param name="path">Where it stands in the document.</param>
    /// <param name="isScript">True when a literal text is a script too.</param>
    public Expression? Compile(JsonElement json, string nodeId, string path, bool isScript = false)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return isScript && json.ValueKind is JsonValueKind.String ? Code("JavaScript", json.GetString()!, nodeId, path) : new Constant(ValueJson.Read(json));
        }

        if (json.Find("expression") is { ValueKind: JsonValueKind.Object } wrapped)
        {
            return Typed(wrapped, json.Text("typeName"), nodeId, path + "/expression", isScript);
        }

        if (json.Find("expression") is not null)
        {
            Problem("expression:wrong-kind", ExpressionSentences.WrongKind, nodeId, path + "/expression");
            return null;
        }

        if (json.Find("type") is { ValueKind: JsonValueKind.String } && json.TryGetProperty("value", out _))
        {
            return Typed(json, null, nodeId, path, isScript);
        }

        return json.Find("typeName") is not null || json.Find("memoryReference") is not null ? null : new Constant(ValueJson.Read(json));
    }

    private Expression? Typed(JsonElement expression, string? typeName, string nodeId, string path, bool isScript)
    {
        var type = expression.Text("type") ?? "Literal";
        var value = expression.TryGetProperty("value", out var given) || expression.TryGetProperty("Value", out given) ? given : default;
        var text = value.ValueKind is JsonValueKind.String ? value.GetString()! : value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? "" : value.GetRawText();
        switch (type)
        {
            case "Literal" when isScript && text.Trim().Length > 0:
                return Code("JavaScript", text, nodeId, path + "/value");
            case "Literal":
                return value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : new Constant(Literal(value, typeName));
            case "Object" or "Json":
                return Object(value, text, nodeId, path + "/value");
            case "Variable":
                return Name(value, nodeId, path + "/value");
            case "Input":
                return Name(value, nodeId, path + "/value");
            case "JavaScript" when text.Trim().Length == 0:
                return null;
            case "JavaScript" or "Liquid" or "Template" or "Jinja":
                return Code(type, text, nodeId, path + "/value");
            case "CSharp" or "Python" or "Secret" or "Delegate":
                Problem("expression:unsupported", ExpressionSentences.Unsupported.With(type), nodeId, path);
                return null;
            default:
                Problem("expression:unknown-type", ExpressionSentences.UnknownType.With(Shortened.Text(type), Suggestions.Ask(type, Types)), nodeId, path);
                return null;
        }
    }

    private static Value Literal(JsonElement value, string? typeName)
    {
        var literal = ValueJson.Read(value);
        return typeName is null || literal.Text is null ? literal : FlowTypes.Convert(literal, TypeAliases.Of(typeName)) is { IsNullish: false } converted ? converted : literal;
    }

    private Constant? Object(JsonElement value, string text, string nodeId, string path)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return value.ValueKind is JsonValueKind.Undefined ? null : new Constant(ValueJson.Read(value));
        }

        if (text.Trim().Length == 0)
        {
            return null;
        }

        try
        {
            return new Constant(ValueJson.Parse(text));
        }
        catch (JsonException e)
        {
            var fault = BrokenJson.Find(text, new(ValueJson.MaxDepth, IsStrict: true)) ?? new(JsonSentences.Somewhere, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
            Problem("expression:not-json", ExpressionSentences.NotJson.With(fault.Line, fault.Column, fault.What), nodeId, path);
            return null;
        }
    }

    private NameExpression? Name(JsonElement value, string nodeId, string path)
    {
        var name = value.ValueKind is JsonValueKind.String ? value.GetString() : value.Text("name");
        if (string.IsNullOrEmpty(name))
        {
            Problem("expression:no-name", ExpressionSentences.NoName, nodeId, path);
            return null;
        }

        Names.Add((nodeId, path, new(NameUseKind.Read, name, null, 1, 1)));
        return new NameExpression(name);
    }

    private Expression? Code(string language, string text, string nodeId, string path)
    {
        var compiled = Compiled(language is "JavaScript" ? language : "Template", text);
        foreach (var problem in compiled.Problems.Concat(compiled.Names.Select(ForeignNames.Problem).OfType<ExpressionProblem>()))
        {
            Problem(problem.Code, ExpressionSentences.AtPlace.With(problem.Line, problem.Column, problem.Sentence), nodeId, path);
        }

        foreach (var use in compiled.Names)
        {
            Names.Add((nodeId, path, use));
            ReadsOutputs |= use.Kind is NameUseKind.Call && (use.Name is "getOutputFrom" or "getLastResult" || (use.Name.StartsWith("get", StringComparison.Ordinal) && use.Name.Contains("From", StringComparison.Ordinal)));
        }

        return compiled.Expression;
    }

    private CompiledExpression Compiled(string language, string text)
    {
        if (!known.TryGetValue((language, text), out var compiled))
        {
            compiled = language is "JavaScript" ? JavaScript.Compile(text) : Template.Compile(text);
            known.Add((language, text), compiled);
        }

        return compiled;
    }

    private void Problem(string code, Sentence why, string nodeId, string path) => problems.Add(new(code, Severity.Error, why, nodeId, path));
}
