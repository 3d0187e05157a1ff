using System.Collections.Frozen;
using System.Text;

namespace Porfin.Expressions.Scripting;

/// <summary>A regular expression object, with the place where it goes on matching.</summary>
internal sealed class RegExpValue(RegexPattern pattern) : ScriptObject
{
    private Value lastIndex = Value.Of(0);
    private Matcher? matcher;

    public RegexPattern Pattern => pattern;

    public bool IsGlobal => pattern.Has('g');

    public override FrozenDictionary<string, Builtin> Methods => RegExpMethods.All;

    private bool KeepsPlace => IsGlobal || pattern.Has('y');

    public override Value Get(string name) => name switch
    {
        "lastIndex" => lastIndex,
        "source" => Value.Of(pattern.Shown),
        "flags" => Value.Of(pattern.Flags),
        "global" => Value.Of(IsGlobal),
        "ignoreCase" => Value.Of(pattern.Has('i')),
        "multiline" => Value.Of(pattern.Has('m')),
        "dotAll" => Value.Of(pattern.Has('s')),
        "unicode" => Value.Of(pattern.Has('u')),
        "sticky" => Value.Of(pattern.Has('y')),
        _ => default,
    };

    public override bool Set(string name, Value value)
    {
        lastIndex = name == "lastIndex" ? value : lastIndex;
        return name == "lastIndex";
    }

    public override string ToText() => $"/{pattern.Shown}/{pattern.Flags}";

    /// <summary>The next match from a place on; null when there is none.</summary>
    public Found? Find(Run run, string text, int from) => Find(run, text, from, pattern.Has('y'));

    private Found? Find(Run run, string text, int from, bool onlyThere) =>
        (matcher ??= new Matcher(pattern.Program, run)).Find(text, from, onlyThere) ? Make(run, text) : null;

    /// <summary>Matches where the last match ended, if the flags say so.</summary>
    public Found? Exec(Run run, string text)
    {
        var from = KeepsPlace ? Math.Max(0, Coerce.ToInteger(run, lastIndex)) : 0;
        var found = from > text.Length ? null : Find(run, text, (int)from);
        if (KeepsPlace)
        {
            lastIndex = Value.Of(found is null ? 0 : found.Index + found.Length);
        }

        return found;
    }

    public Value Match(Run run, string text)
    {
        if (!IsGlobal)
        {
            return Exec(run, text) is { } found ? ToList(run, found, text) : Value.Null;
        }

        var all = new ValueList();
        foreach (var found in FindAll(run, text))
        {
            run.AllocateItems(1);
            all.Add(found.Groups[0]);
        }

        return all.Count > 0 ? Value.Of(all) : Value.Null;
    }

    public IEnumerable<Value> MatchAll(Run run, string text) => FindAll(run, text).Select(found => ToList(run, found, text));

    public string Replace(Run run, string text, Replacer replacer)
    {
        var result = new StringBuilder();
        var copied = 0;
        // All matches come before the first replacement, which may be a function that uses this object.
        var all = IsGlobal ? FindAll(run, text).ToList() : Exec(run, text) is { } one ? [one] : [];
        foreach (var found in all)
        {
            replacer.Append(result, text, copied, found);
            copied = found.Index + found.Length;
        }

        run.AllocateText(text.Length - copied);
        return result.Append(text, copied, text.Length - copied).ToString();
    }

    public void Split(Run run, string text, uint limit, ValueList parts)
    {
        var copied = 0;
        foreach (var found in text.Length == 0 ? [] : Separators(run, text))
        {
            var end = found.Index + found.Length;
            if (found.Index >= text.Length || end == copied || (found.Length == 0 && found.Index == copied))
            {
                continue;
            }

            parts.Add(Texts.Part(run, text, copied, found.Index));
            copied = end;
            run.AllocateItems(found.Groups.Length);
            parts.AddRange(found.Groups.Skip(1));
            if (parts.Count >= limit)
            {
                parts.RemoveRange((int)limit, parts.Count - (int)limit);
                return;
            }
        }

        if (text.Length > 0 || Find(run, text, 0) is null)
        {
            parts.Add(Texts.Part(run, text, copied, text.Length));
        }
    }

    /// <summary>A match as scripts see it: a list with index, input and groups.</summary>
    public static Value ToList(Run run, Found found, string text)
    {
        run.AllocateItems(found.Groups.Length + 6);
        var groups = found.Named is null ? Value.Undefined : Value.Of(found.Named);
        var members = new ValueMap { ["index"] = Value.Of(found.Index), ["input"] = Value.Of(text), ["groups"] = groups };
        return Value.Of(new ValueList(found.Groups) { Members = members });
    }

    private IEnumerable<Found> FindAll(Run run, string text)
    {
        lastIndex = Value.Of(0);
        return FindAll(run, text, pattern.Has('y'));
    }

    // Splitting looks everywhere, whatever the flags, and leaves the place alone.
    private IEnumerable<Found> Separators(Run run, string text) => FindAll(run, text, onlyThere: false);

    private IEnumerable<Found> FindAll(Run run, string text, bool onlyThere)
    {
        for (var from = 0; from <= text.Length && Find(run, text, from, onlyThere) is { } found;)
        {
            run.Budget.Step();
            yield return found;
            from = found.Index + Math.Max(found.Length, StepOver(text, found));
        }
    }

    // After an empty match the next one is looked for behind the next character.
    private int StepOver(string text, Found found) => found.Length > 0 ? 0
        : pattern.Has('u') && found.Index + 1 < text.Length && char.IsSurrogatePair(text[found.Index], text[found.Index + 1]) ? 2 : 1;

    private Found Make(Run run, string text)
    {
        var places = matcher!.Places;
        run.AllocateText(places[1] - places[0] + 50L + (40 * pattern.Groups.Length));
        var groups = new Value[pattern.Groups.Length];
        var named = pattern.HasNames ? new ValueMap() : null;
        for (var i = 0; i < groups.Length; i++)
        {
            var (from, to) = (places[i * 2], places[(i * 2) + 1]);
            groups[i] = from < 0 || to < 0 ? default : Texts.Part(run, text, from, to);
            if (pattern.Groups[i] is { } name)
            {
                named![name] = groups[i];
            }
        }

        return new Found(places[0], groups, named);
    }
}
