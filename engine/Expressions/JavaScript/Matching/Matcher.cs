namespace Porfin.Expressions.Scripting;

/// <summary>
/// Runs a pattern over texts by trying its ways in order, each instruction counted. What was tried in vain at a place is remembered, so that most
/// patterns take time in proportion to the text; the others run out of steps, after as many instructions on every machine.
/// </summary>
internal sealed class Matcher(MatchProgram program, Run run)
{
    private const int InstructionsPerStep = 32;
    private const int Portion = 32 * InstructionsPerStep;

    private readonly int[] places = new int[program.Places];
    private readonly WayMemory memory = new(program.Ways, run);
    private Undo[] undo = new Undo[16];
    private int count;
    private int fuel = Portion;
    private string text = "";
    private int end;

    /// <summary>A way not tried yet (an instruction from 0 on, and a place of the text), or a kept place to be put back.</summary>
    private readonly record struct Undo(int Code, int Position);

    /// <summary>Where the groups of the last match begin and end; below 0 when they took no part.</summary>
    public ReadOnlySpan<int> Places => places;

    /// <summary>Looks for a match from a place on, or only there.</summary>
    public bool Find(string subject, int from, bool onlyThere)
    {
        run.Budget.Step();
        text = subject;
        count = 0;
        memory.Begin(subject.Length);
        places.AsSpan().Fill(-1);
        for (var start = StartAt(from); start <= text.Length; start = NextStart(start))
        {
            start = onlyThere ? start : Skip(start);
            if (start <= text.Length && Match(0, start, 0))
            {
                (places[0], places[1]) = (start, end);
                return true;
            }

            if (onlyThere || program.IsAnchored)
            {
                break;
            }
        }

        return false;
    }

    // With the flag u a match never begins inside a pair.
    private int StartAt(int from) => IsInsidePair(from) ? from - 1 : from;

    private int NextStart(int start) => IsInsidePair(start + 1) ? start + 2 : start + 1;

    private bool IsInsidePair(int at) => program.IsUnicode && at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);

    private int Skip(int start)
    {
        if (program.First is not { } first)
        {
            return start;
        }

        var from = start;
        while (start < text.Length && !first.Contains(text[start]))
        {
            start++;
        }

        Burn((start - from) >> 3);
        return start < text.Length ? start : int.MaxValue - 1;
    }

    private bool Match(int at, int position, int floor)
    {
        while (true)
        {
            ref readonly var next = ref program.Code[at++];
            Burn(1);
            var goesOn = false;
            switch (next.Op)
            {
                case Op.Accept:
                    end = position;
                    return true;
                case Op.Letter:
                    goesOn = Take(next.IsBackwards, ref position, out var letter) && letter == next.A;
                    break;
                case Op.OneOf:
                    goesOn = Take(next.IsBackwards, ref position, out var one) && next.Set!.Contains(one);
                    break;
                case Op.Split when !memory.IsOn || next.C < 0 || memory.IsNew(next.C, position):
                    Push(next.B, position);
                    (at, goesOn) = (next.A, true);
                    break;
                case Op.Jump:
                    (at, goesOn) = (next.A, true);
                    break;
                case Op.Look:
                    goesOn = LookAround(next, at, position);
                    at = next.A;
                    break;
                default:
                    goesOn = Other(next, ref position);
                    break;
            }

            if (!goesOn && !Resume(floor, ref at, ref position))
            {
                return false;
            }
        }
    }

    private bool Other(in Instruction next, ref int position) => next.Op switch
    {
        Op.Keep => Keep(next.A, position),
        Op.Forget => Forget(next.A, next.B),
        Op.Advance => places[next.A] != position,
        Op.Several => TakeSeveral(next, ref position),
        Op.Again => TakeAgain(next, ref position),
        Op.Start => position == 0,
        Op.End => position == text.Length,
        Op.LineStart => position == 0 || EndsLine(text[position - 1]),
        Op.LineEnd => position == text.Length || EndsLine(text[position]),
        Op.WordEdge => IsWord(position - 1) != IsWord(position),
        Op.NoWordEdge => IsWord(position - 1) == IsWord(position),
        _ => false,
    };

    private bool Take(bool isBackwards, ref int position, out int code)
    {
        if (isBackwards ? position == 0 : position >= text.Length)
        {
            code = 0;
            return false;
        }

        code = isBackwards ? text[--position] : text[position++];
        if (program.IsUnicode && char.IsSurrogate((char)code))
        {
            code = TakePair((char)code, isBackwards, ref position);
        }

        return true;
    }

    private int TakePair(char taken, bool isBackwards, ref int position)
    {
        if (isBackwards)
        {
            return position > 0 && char.IsSurrogatePair(text[position - 1], taken) ? char.ConvertToUtf32(text[--position], taken) : taken;
        }

        return position < text.Length && char.IsSurrogatePair(taken, text[position]) ? char.ConvertToUtf32(taken, text[position++]) : taken;
    }

    private bool TakeSeveral(in Instruction next, ref int position)
    {
        Burn(next.A);
        for (var i = 0; i < next.A; i++)
        {
            if (!Take(next.IsBackwards, ref position, out var code) || !next.Set!.Contains(code))
            {
                return false;
            }
        }

        return true;
    }

    private bool TakeAgain(in Instruction next, ref int position)
    {
        var (from, to) = (places[next.A * 2], places[(next.A * 2) + 1]);
        if (from < 0 || to < 0)
        {
            return true;
        }

        Burn(to - from);
        var at = next.IsBackwards ? to : from;
        while (next.IsBackwards ? at > from : at < to)
        {
            Take(next.IsBackwards, ref at, out var wanted);
            if (!Take(next.IsBackwards, ref position, out var code) || (code != wanted && (program.Case is null || program.Case.Of(code) != program.Case.Of(wanted))))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Looks from a place on; afterwards no way of the look is left to be tried, but what it kept is put back when the match fails later.</summary>
    private bool LookAround(in Instruction next, int at, int position)
    {
        var floor = count;
        var isFound = Match(at, position, floor);
        if (next.B == 1)
        {
            while (count > floor)
            {
                PutBack();
            }

            return !isFound;
        }

        var kept = floor;
        for (var i = floor; i < count; i++)
        {
            if (undo[i].Code < 0)
            {
                undo[kept++] = undo[i];
            }
        }

        Burn(count - floor);
        count = kept;
        return isFound;
    }

    private bool Resume(int floor, ref int at, ref int position)
    {
        while (count > floor)
        {
            if (PutBack() is { Code: >= 0 } way)
            {
                (at, position) = (way.Code, way.Position);
                return true;
            }
        }

        return false;
    }

    private Undo PutBack()
    {
        var last = undo[--count];
        if (last.Code < 0)
        {
            places[~last.Code] = last.Position;
        }

        return last;
    }

    private bool Keep(int place, int position)
    {
        Push(~place, places[place]);
        places[place] = position;
        return true;
    }

    private bool Forget(int from, int to)
    {
        for (var place = from; place <= to; place++)
        {
            if (places[place] >= 0)
            {
                Keep(place, -1);
            }
        }

        Burn(to - from);
        return true;
    }

    private void Push(int code, int position)
    {
        if (count == undo.Length)
        {
            run.Budget.Allocate(undo.Length * 16L);
            Array.Resize(ref undo, undo.Length * 2);
        }

        undo[count++] = new(code, position);
    }

    private void Burn(int instructions)
    {
        if ((fuel -= instructions) < 0)
        {
            var portions = (-fuel / Portion) + 1;
            run.Budget.Step(portions * (Portion / InstructionsPerStep));
            memory.Count(portions * Portion);
            fuel += portions * Portion;
        }
    }

    private bool IsWord(int at) => at >= 0 && at < text.Length && program.Word.Contains(text[at]);

    private static bool EndsLine(char letter) => letter is '\n' or '\r' or '\u2028' or '\u2029';
}
