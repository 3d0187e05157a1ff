namespace Porfin.Expressions.Scripting;

/// <summary>A call of a member, such as <c>text.trim()</c>; the built-in methods of that name are found when the script is compiled.</summary>
internal sealed class MethodCallNode : Node
{
    private readonly Owner owner;
    private readonly string name;
    private readonly Arguments arguments;
    private readonly Builtin?[] methods = new Builtin?[(int)ValueKind.Foreign + 1];

    public MethodCallNode(Owner owner, string name, Arguments arguments)
    {
        this.owner = owner;
        this.name = name;
        this.arguments = arguments;
        for (var kind = ValueKind.Undefined; kind <= ValueKind.Foreign; kind++)
        {
            methods[(int)kind] = MethodTables.Of(kind)?.GetValueOrDefault(name);
        }
    }

    /// <summary>True when <c>?.</c> stands before the name: nothing before it, nothing at all.</summary>
    public bool IsOptionalMember { get; init; }

    /// <summary>True when <c>?.</c> stands before the parentheses: no such method, nothing at all.</summary>
    public bool IsOptionalCall { get; init; }

    public override Value Evaluate(Frame frame)
    {
        var self = owner.Node.Evaluate(frame);
        var kind = self.Kind;
        if (kind is not (ValueKind.Map or ValueKind.Foreign) && methods[(int)kind] is { } method)
        {
            return arguments.Call(frame, method, self, owner.At);
        }

        if (self.IsNullish)
        {
            return IsOptionalMember ? Value.Of(Mark.Cut) : throw owner.Missing(frame, self, "call", name);
        }

        if (ReferenceEquals(self.Foreign, Mark.Cut))
        {
            return self;
        }

        var member = Members.Get(frame.Run, self, name);
        if (member.Foreign is FunctionValue function)
        {
            return arguments.Call(frame, function, self, owner.At);
        }

        if (IsOptionalCall && member.IsNullish)
        {
            return Value.Of(Mark.Cut);
        }

        arguments.Evaluate(frame);
        frame.Run.At = owner.At;
        throw frame.Run.TypeError($"{(owner.Path is null ? "" : owner.Path + ".")}{name} is not a function.");
    }
}

/// <summary>A call of a computed member, such as <c>handlers[kind](…)</c>.</summary>
internal sealed class IndexCallNode(Owner owner, Node key, Arguments arguments, bool isOptionalMember, bool isOptionalCall) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var self = owner.Node.Evaluate(frame);
        if (ReferenceEquals(self.Foreign, Mark.Cut) || (isOptionalMember && self.IsNullish))
        {
            return Value.Of(Mark.Cut);
        }

        var at = key.Evaluate(frame);
        var member = self.IsNullish ? throw owner.Missing(frame, self, "call", Coerce.Shown(at)) : Members.GetAt(frame.Run, self, at);
        if (member.Foreign is FunctionValue function)
        {
            return arguments.Call(frame, function, self, owner.At);
        }

        if (isOptionalCall && member.IsNullish)
        {
            return Value.Of(Mark.Cut);
        }

        arguments.Evaluate(frame);
        frame.Run.At = owner.At;
        throw frame.Run.TypeError($"{Coerce.Shown(at)} is not a function.");
    }
}

internal sealed class NewNode(Builtin type, Arguments arguments, int at) : Node
{
    public override Value Evaluate(Frame frame)
    {
        var values = arguments.Evaluate(frame);
        frame.Run.At = at;
        frame.Run.Budget.Step();
        frame.Run.Budget.Allocate(64);
        return type.Construct!(frame.Run, default, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
    }
}
