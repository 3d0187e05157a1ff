namespace Porfin.Expressions.Scripting;

/// <summary>Calls and <c>new</c> into nodes.</summary>
internal sealed class CallCompiler(Compilation compilation)
{
    public Node Compile(Call call) => call.Callee switch
    {
        Name name when compilation.Find(name.Text) is null && !Globals.All.ContainsKey(name.Text) => CompileHost(call, name),
        Member member => CompileMethod(call, member),
        Index index => CompileIndexed(call, index),
        _ => CompileValue(call),
    };

    public Node CompileNew(New creation)
    {
        var type = creation.Callee is Name or Member ? compilation.Expressions.Compile(creation.Callee) : null;
        return type is ConstantNode { Value.Foreign: Builtin { Construct: not null } builtin }
            ? new NewNode(builtin, ArgumentsOf(creation.Arguments), creation.At)
            : throw ScriptError.Refused(RefusalSentences.New, creation.At);
    }

    private HostCallNode CompileHost(Call call, Name name)
    {
        var detail = call.Arguments is [Literal { Value.Text: { } text }, ..] ? text : null;
        compilation.Use(NameUseKind.Call, name.Text, detail, name.At);
        return new HostCallNode(name.Text, ArgumentsOf(call.Arguments), name.At, call.IsOptional, compilation.Hint(name.Text));
    }

    private Node CompileMethod(Call call, Member member)
    {
        var owner = compilation.Expressions.CompileOwner(member.Object, member.At, member.Name);
        var arguments = ArgumentsOf(call.Arguments);
        if (owner.Node is ConstantNode { Value.Foreign: { } foreign } && foreign is Namespace or Builtin)
        {
            if (foreign.Get(member.Name).Foreign is Builtin function)
            {
                return new KnownCallNode(function, arguments, call.At);
            }

            if (!((ScriptObject)foreign).Methods.ContainsKey(member.Name))
            {
                compilation.Report("expression:unknown-function", ScriptSentences.NoMember.With(owner.Path!, member.Name, Suggestions.Ask(member.Name, ((ScriptObject)foreign).Methods.Keys)), member.At);
            }
        }

        return new MethodCallNode(owner, member.Name, arguments) { IsOptionalMember = member.IsOptional, IsOptionalCall = call.IsOptional };
    }

    private IndexCallNode CompileIndexed(Call call, Index index)
    {
        var owner = compilation.Expressions.CompileOwner(index.Object, index.At, (index.Key as Literal)?.Value.Text);
        var key = compilation.Expressions.Compile(index.Key);
        return new IndexCallNode(owner, key, ArgumentsOf(call.Arguments), index.IsOptional, call.IsOptional);
    }

    private Node CompileValue(Call call)
    {
        var owner = compilation.Expressions.CompileOwner(call.Callee, call.At);
        var arguments = ArgumentsOf(call.Arguments);
        return owner.Node is ConstantNode { Value.Foreign: Builtin function }
            ? new KnownCallNode(function, arguments, call.At)
            : new CallNode(owner, arguments, call.IsOptional);
    }

    private Arguments ArgumentsOf(Syntax[] arguments) => new(compilation.Expressions.CompileAll(arguments));
}
