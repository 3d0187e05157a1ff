using System.Collections.Frozen;

namespace Porfin.Expressions.Scripting;

/// <summary>An error object: made by scripts, or by the engine when an operation is not possible.</summary>
/// <param name="type">The constructor, such as <c>TypeError</c>.</param>
/// <param name="message">What happened.</param>
internal sealed class ErrorValue(string type, string message) : ScriptObject
{
    private readonly ValueMap members = new() { ["name"] = Value.Of(type), ["message"] = Value.Of(message) };

    public string Type => type;

    public string Name => Coerce.Shown(members["name"]);

    public string Message => Coerce.Shown(members["message"]);

    /// <summary>The code when the engine made it; null when a script did.</summary>
    public string? Code { get; init; }

    public int At { get; init; }

    public override FrozenDictionary<string, Builtin> Methods => ObjectMethods.All;

    public override IEnumerable<string> Keys => members.Keys.Where(key => key is not ("name" or "message" or "cause"));

    public override Value Get(string name) => name is "stack" && !members.ContainsKey(name) ? Value.Of(ToText()) : members[name];

    public override bool Set(string name, Value value)
    {
        members[name] = value;
        return true;
    }

    public override string ToText() => Message.Length == 0 ? Name : Name.Length == 0 ? Message : $"{Name}: {Message}";
}
