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
    /// <summary>The editor, when the type alone does not tell: <c>multiline</c>, <c>duration</c>, <c>options</c>, <c>cases</c>, <c>condition</c>, <c>list</c>, <c>map</c>, <c>code</c>, <c>flow</c>, <c>variable</c>.</summary>
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

    /// <summary>The outcomes on which it is not set.</summary>
    public string[] Except { get; init; } = [];

    /// <summary>The input with the options of which it is one, by id or title; null when it can be anything.</summary>
    public string? OneOf { get; init; }
}

/// <summary>By what an outcome comes about.</summary>
public enum OutcomeCause
{
    /// <summary>At once.</summary>
    Immediate,

    /// <summary>The customer wrote.</summary>
    Customer,

    /// <summary>Time passed.</summary>
    Time,

    /// <summary>Something outside happened: an event, a task, a person's decision. It may take any time.</summary>
    Outside,
}

/// <summary>Tells the proofs how an outcome comes about; outcomes that are not named come at once.</summary>
/// <param name="outcome">The outcome; <c>*</c> for all that are not named otherwise.</param>
/// <param name="cause">By what.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OutcomeCauseAttribute(string outcome, OutcomeCause cause) : Attribute
{
    /// <summary>The outcome, or <c>*</c>.</summary>
    public string Outcome { get; } = outcome;

    /// <summary>By what.</summary>
    public OutcomeCause Cause { get; } = cause;

    /// <summary>For <see cref="OutcomeCause.Time"/>: the input that says how long.</summary>
    public string? After { get; init; }

    /// <summary>True when the outcome cannot come about while the input in <see cref="After"/> is empty or zero (a patience without end).</summary>
    public bool IsOptional { get; init; }

    /// <summary>For <see cref="OutcomeCause.Time"/> without an input: true when some time always passes (the next moment of a schedule).</summary>
    public bool AlwaysTakesTime { get; init; }
}

/// <summary>Says that an outcome tells of a failure: a policy that tries again does so for it, not only for faults.</summary>
/// <param name="outcome">The outcome.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class FailsByAttribute(string outcome) : Attribute
{
    /// <summary>The outcome.</summary>
    public string Outcome { get; } = outcome;
}

/// <summary>Tells the proofs that an activity writes to the customer.</summary>
/// <param name="textInput">The input that holds the text.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class WritesToCustomerAttribute(string textInput) : Attribute
{
    /// <summary>The input that holds the text.</summary>
    public string TextInput { get; } = textInput;

    /// <summary>True for approved templates, which may be sent outside the 24-hour window.</summary>
    public bool IsTemplate { get; init; }
}

/// <summary>Tells the proofs that the conversation is well ended, or in a person's hands, where this activity leads nowhere.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EndsConversationAttribute : Attribute;

/// <summary>How a channel takes what passes its limit.</summary>
public enum BeyondLimit
{
    /// <summary>It refuses the message: the customer gets nothing.</summary>
    Refused,

    /// <summary>It cuts what is too long.</summary>
    Cut,

    /// <summary>It needs several messages, each of which costs.</summary>
    Split,

    /// <summary>It shows the message in another form (a list in place of buttons).</summary>
    OtherForm,
}

/// <summary>Tells the proofs how much of an input a channel takes.</summary>
/// <param name="most">The most characters of a text (UTF-16 units), or the most items of a list.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class ChannelLimitAttribute(int most) : Attribute
{
    /// <summary>The most characters, or items.</summary>
    public int Most { get; } = most;

    /// <summary>For lists of objects: the property of each item that is limited; items that are plain texts are their own title. Null: the text itself, or the number of items.</summary>
    public string? Part { get; init; }

    /// <summary>What happens beyond.</summary>
    public BeyondLimit Beyond { get; init; } = BeyondLimit.Refused;
}

/// <summary>What is personal about a value.</summary>
public enum PersonalKind
{
    /// <summary>How to reach somebody: telephone, e-mail, address.</summary>
    Contact,

    /// <summary>A number that identifies somebody: CPF, RG, passport.</summary>
    Document,

    /// <summary>Health.</summary>
    Health,

    /// <summary>Cards, accounts, payments.</summary>
    Payment,
}

/// <summary>Tells the proofs that what an activity learns is personal, when an input has this value of its enumeration.</summary>
/// <param name="kind">What is personal about it.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class PersonalAttribute(PersonalKind kind) : Attribute
{
    /// <summary>What is personal about it.</summary>
    public PersonalKind Kind { get; } = kind;
}

/// <summary>Who sees what an activity is given.</summary>
public enum Outsider
{
    /// <summary>A language model.</summary>
    Model,

    /// <summary>Another system.</summary>
    Host,

    /// <summary>A log.</summary>
    Log,
}

/// <summary>Tells the proofs that an activity shows its inputs to somebody outside the conversation.</summary>
/// <param name="to">To whom.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DisclosesAttribute(Outsider to) : Attribute
{
    /// <summary>To whom.</summary>
    public Outsider To { get; } = to;
}
