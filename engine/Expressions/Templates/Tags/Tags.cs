using System.Collections.Frozen;

namespace Porfin.Expressions.Templates;

/// <summary>All tags by name.</summary>
internal static class Tags
{
    private static readonly FrozenDictionary<string, Func<BlockParser, TagCursor, Part?>> Known = new Dictionary<string, Func<BlockParser, TagCursor, Part?>>
    {
        ["if"] = ChoiceTags.If,
        ["unless"] = ChoiceTags.Unless,
        ["case"] = ChoiceTags.Case,
        ["for"] = ForTag.Parse,
        ["break"] = (blocks, tag) => ForTag.Leave(blocks, tag, Signal.Break),
        ["continue"] = (blocks, tag) => ForTag.Leave(blocks, tag, Signal.Continue),
        ["set"] = SetTags.Set,
        ["assign"] = SetTags.Assign,
        ["capture"] = CaptureTags.Capture,
        ["filter"] = CaptureTags.Filter,
        ["with"] = SetTags.With,
        ["echo"] = CounterTags.Echo,
        ["cycle"] = CounterTags.Cycle,
        ["increment"] = (blocks, tag) => CounterTags.Count(blocks, tag, 1),
        ["decrement"] = (blocks, tag) => CounterTags.Count(blocks, tag, -1),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Refused = new Dictionary<string, string>
    {
        ["macro"] = "Macros are not supported. Repeat the text, or make a flow of its own.",
        ["call"] = "Macros are not supported. Repeat the text, or make a flow of its own.",
        ["import"] = "Templates cannot import others.",
        ["from"] = "Templates cannot import others.",
        ["include"] = "Templates cannot include others. Put the shared text into a variable.",
        ["render"] = "Templates cannot include others. Put the shared text into a variable.",
        ["extends"] = "Templates cannot extend others.",
        ["block"] = "Templates cannot extend others, so they have no blocks.",
        ["layout"] = "Templates cannot extend others.",
        ["autoescape"] = "Nothing is escaped by itself. Use the filter 'escape' where HTML is meant.",
        ["do"] = "Templates do not change values. Use {% set %}.",
        ["liquid"] = "Write each tag between {% and %}.",
        ["tablerow"] = "Tables are not supported. Use {% for %}.",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> Dividers = new[]
    {
        "elif", "elsif", "elseif", "else", "when", "endif", "endunless", "endcase", "endfor", "endset", "endcapture", "endfilter", "endwith", "endraw",
        "endverbatim", "endcomment",
    }.ToFrozenSet();

    /// <summary>True for a tag that only divides or ends a block.</summary>
    public static bool Divides(string name) => Dividers.Contains(name);

    /// <summary>The part that a tag makes, its body read; null when it is bad, which is noted.</summary>
    public static Part? Parse(BlockParser blocks, TagCursor tag)
    {
        var name = tag.Segment.TagName;
        var place = tag.Segment.Place;
        if (Known.TryGetValue(name, out var parse))
        {
            tag.Take();
            return parse(blocks, tag);
        }

        if (Refused.TryGetValue(name, out var reason))
        {
            blocks.Refuse(place, ProblemList.Refused, $"'{name}' cannot be used. {reason}");
            return null;
        }

        if (name.Length > 0)
        {
            blocks.Refuse(place, ProblemList.UnknownTag, $"There is no tag '{name}'.{Suggestion.For(name, Known.Keys.Concat(Dividers))}");
        }
        else if (!tag.Segment.IsBroken)
        {
            blocks.Refuse(place, ProblemList.Syntax, "A tag begins with its name, such as {% if … %}.");
        }

        return null;
    }
}
