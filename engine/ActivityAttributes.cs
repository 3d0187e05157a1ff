namespace Porfin;

/// <summary>Makes a class an activity of the catalog.</summary>
/// <param name="type">The type name in flow documents, such as <c>Porfin.SendText</c>. Never changes once released.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string type) : Attribute
{
    /// <summary>The type name in flow documents.</summary>
    public string Type { get; } = type;

    /// <summary>The section of the palette; a resource key.</summary>
    public string Category { get; init; } = "Logic";

    /// <summary>The icon, a Material Symbols name.</summary>
    public string Icon { get; init; } = "";

    /// <summary>False keeps it out of the palette.</summary>
    public bool IsBrowsable { get; init; } = true;

    /// <summary>True when it ends the flowchart or sequence in which it stands.</summary>
    public bool IsTerminal { get; init; }
}

/// <summary>Makes a property an input. Its type decides the editor; DataAnnotations are its rules.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    /// <summary>The editor, when the type alone does not tell: <c>multiline</c>, <c>duration</c>, <c>options</c>, <c>code</c>, <c>flow</c>, <c>variable</c>.</summary>
    public string? Editor { get; init; }

    /// <summary>True leaves the evaluation to the activity: the property is an <see cref="Expressions.Expression"/>.</summary>
    public bool IsLazy { get; init; }

    /// <summary>True for plain JSON that is no expression (cases, variable references, option tables): the property is a <see cref="Expressions.Value"/> or a type read from it.</summary>
    public bool IsRaw { get; init; }

    /// <summary>True for a text that is a script whatever the type of its expression says (RunJavaScript).</summary>
    public bool IsScript { get; init; }

    /// <summary>True keeps the value out of journals, traces and exports.</summary>
    public bool IsSecret { get; init; }
}

/// <summary>Declares an output: a value that can be bound to a variable.</summary>
/// <param name="name">The name in flow documents, such as <c>Result</c>.</param>
/// <param name="type">The type alias, such as <c>String</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutputAttribute(string name, string type = "Object") : Attribute
{
    /// <summary>The name in flow documents.</summary>
    public string Name { get; } = name;

    /// <summary>The type alias.</summary>
    public string Type { get; } = type;
}
