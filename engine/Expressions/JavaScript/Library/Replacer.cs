using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>One place that a text or regular expression matched.</summary>
/// <param name="Index">Where.</param>
/// <param name="Groups">The match and its groups; undefined where a group took no part.</param>
/// <param name="Named">The groups that have names; null when none has.</param>
internal sealed record Found(int Index, Value[] Groups, ValueMap? Named)
{
    public int Length => Groups[0].Text!.Length;

    public static Found Plain(int index, string text) => new(index, [Value.Of(text)], null);
}

/// <summary>The second argument of replace: a function, or a text with <c>$1</c> and its like.</summary>
internal sealed class Replacer(Run run, Value replacement)
{
    private readonly FunctionValue? function = replacement.Foreign as FunctionValue;
    private readonly string template = replacement.Foreign is FunctionValue ? "" : Coerce.ToText(run, replacement);

    /// <summary>Adds the text before a match, and what comes in its place.</summary>
    public void Append(StringBuilder result, string text, int copied, Found found)
    {
        run.AllocateText(found.Index - copied);
        result.Append(text, copied, found.Index - copied);
        if (function is null)
        {
            Expand(result, text, found);
            return;
        }

        List<Value> arguments = [.. found.Groups, Value.Of(found.Index), Value.Of(text)];
        if (found.Named is not null)
        {
            arguments.Add(Value.Of(found.Named));
        }

        var made = Coerce.ToText(run, function.Invoke(run, default, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(arguments)));
        run.AllocateText(made.Length);
        result.Append(made);
    }

    private void Expand(StringBuilder result, string text, Found found)
    {
        for (var i = 0; i < template.Length;)
        {
            var dollar = template.IndexOf('$', i);
            var end = dollar < 0 ? template.Length : dollar;
            run.AllocateText(end - i);
            result.Append(template, i, end - i);
            if (dollar < 0)
            {
                return;
            }

            var (piece, taken) = Piece(text, found, dollar);
            run.AllocateText(piece.Length);
            result.Append(piece);
            i = dollar + taken;
        }
    }

    private (ReadOnlyMemory<char> Piece, int Taken) Piece(string text, Found found, int at)
    {
        var next = at + 1 < template.Length ? template[at + 1] : ' ';
        switch (next)
        {
            case '$':
                return ("$".AsMemory(), 2);
            case '&':
                return (found.Groups[0].Text.AsMemory(), 2);
            case '`':
                return (text.AsMemory(0, found.Index), 2);
            case '\'':
                return (text.AsMemory(Math.Min(text.Length, found.Index + found.Length)), 2);
            case '<' when found.Named is not null && template.IndexOf('>', at) is > 0 and var close:
                var value = found.Named[template[(at + 2)..close]];
                return ((value.IsUndefined ? "" : Coerce.ToText(run, value)).AsMemory(), close + 1 - at);
            default:
                return Group(found, at) ?? ("$".AsMemory(), 1);
        }
    }

    private (ReadOnlyMemory<char> Piece, int Taken)? Group(Found found, int at)
    {
        for (var digits = 2; digits >= 1; digits--)
        {
            if (at + digits < template.Length && int.TryParse(template.AsSpan(at + 1, digits), System.Globalization.NumberStyles.None, null, out var number)
                && number > 0 && number < found.Groups.Length)
            {
                return ((found.Groups[number].Text ?? "").AsMemory(), digits + 1);
            }
        }

        return null;
    }
}
