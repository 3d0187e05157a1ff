namespace Porfin.Expressions.Scripting;

/// <summary>Turns the pieces of a pattern into instructions.</summary>
internal sealed class PatternCompiler(int at)
{
    private const int LongestProgram = 20_000;

    private readonly List<Instruction> code = [];
    private int places;
    private int ways;
    private int looks;
    private bool isBackwards;
    private bool canRemember = true;

    /// <summary>Compiles a pattern with a number of groups, the whole match among them.</summary>
    public MatchProgram Compile(PatternSyntax pattern, int groups, CharacterSet word)
    {
        places = groups * 2;
        Add(pattern);
        Emit(Op.Accept);
        return new MatchProgram([.. code], places, canRemember ? ways : 0, FirstSet.Of(pattern), word) { IsAnchored = FirstSet.IsAnchored(pattern) };
    }

    private int Emit(Op op, int a = 0, int b = 0, int c = -1, CharacterSet? set = null)
    {
        if (code.Count >= LongestProgram)
        {
            throw new ScriptError("expression:too-large", PatternSentences.Problem.With(PatternSentences.TooLarge), at);
        }

        code.Add(new(op, a, b, c, set, isBackwards));
        return code.Count - 1;
    }

    private void Add(PatternSyntax piece)
    {
        switch (piece)
        {
            case Letter letter:
                Emit(Op.Letter, letter.Code);
                break;
            case OneOf one:
                Emit(Op.OneOf, set: one.Set);
                break;
            case Place place:
                Emit(place.Kind);
                break;
            case Again again:
                canRemember = false;
                Emit(Op.Again, again.Number);
                break;
            case Sequence sequence:
                AddSequence(sequence);
                break;
            case Alternatives alternatives:
                AddAlternatives(alternatives.Items);
                break;
            case Group capture:
                AddCapture(capture);
                break;
            case Look look:
                AddLook(look);
                break;
            case Repeated repeated:
                AddRepeated(repeated);
                break;
        }
    }

    private void AddSequence(Sequence sequence)
    {
        foreach (var item in isBackwards ? sequence.Items.Reverse() : sequence.Items)
        {
            Add(item);
        }
    }

    private void AddAlternatives(IReadOnlyList<PatternSyntax> items)
    {
        var ends = new List<int>();
        for (var i = 0; i < items.Count - 1; i++)
        {
            var split = Split();
            Add(items[i]);
            ends.Add(Emit(Op.Jump));
            Aim(split, first: split + 1, second: code.Count);
        }

        Add(items[^1]);
        foreach (var end in ends)
        {
            code[end] = code[end] with { A = code.Count };
        }
    }

    private void AddCapture(Group capture)
    {
        var open = capture.Number * 2;
        Emit(Op.Keep, isBackwards ? open + 1 : open);
        Add(capture.Item);
        Emit(Op.Keep, isBackwards ? open : open + 1);
    }

    private void AddLook(Look look)
    {
        var outer = isBackwards;
        var start = Emit(Op.Look, b: look.IsNegated ? 1 : 0);
        isBackwards = look.IsBehind;
        looks++;
        Add(look.Item);
        Emit(Op.Accept);
        looks--;
        isBackwards = outer;
        code[start] = code[start] with { A = code.Count };
    }

    private void AddRepeated(Repeated repeated)
    {
        if (repeated.Least > 1 && repeated.Item is OneOf one)
        {
            Emit(Op.Several, repeated.Least, set: one.Set);
        }
        else
        {
            for (var i = 0; i < repeated.Least; i++)
            {
                AddTurn(repeated);
            }
        }

        if (repeated.Most is { } most)
        {
            AddOptional(repeated, most - repeated.Least);
        }
        else
        {
            AddLoop(repeated);
        }
    }

    private void AddTurn(Repeated repeated)
    {
        if (repeated.LastGroup >= repeated.FirstGroup)
        {
            Emit(Op.Forget, repeated.FirstGroup * 2, (repeated.LastGroup * 2) + 1);
        }

        Add(repeated.Item);
    }

    private void AddOptional(Repeated repeated, int count)
    {
        var splits = new List<int>();
        var place = repeated.Item.MayBeEmpty && count > 0 ? places++ : -1;
        for (var i = 0; i < count; i++)
        {
            splits.Add(Split());
            AddWithProgress(repeated, place);
        }

        foreach (var split in splits)
        {
            Aim(split, split + 1, code.Count, repeated.IsLazy);
        }
    }

    private void AddLoop(Repeated repeated)
    {
        var place = repeated.Item.MayBeEmpty ? places++ : -1;
        var split = Split();
        AddWithProgress(repeated, place);
        Emit(Op.Jump, split);
        Aim(split, split + 1, code.Count, repeated.IsLazy);
    }

    // A turn beyond the least must take something, or the loop would never end.
    private void AddWithProgress(Repeated repeated, int place)
    {
        if (place >= 0)
        {
            Emit(Op.Keep, place);
        }

        AddTurn(repeated);
        if (place >= 0)
        {
            Emit(Op.Advance, place);
        }
    }

    // What a look tried is not remembered: it may have succeeded.
    private int Split() => Emit(Op.Split, c: looks == 0 ? ways++ : -1);

    private void Aim(int split, int first, int second, bool isLazy = false) =>
        code[split] = code[split] with { A = isLazy ? second : first, B = isLazy ? first : second };
}
