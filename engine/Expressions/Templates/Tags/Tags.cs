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

    private static readonly FrozenDictionary<string, Sentence> Refused = new Dictionary<string, Sentence>
    {
        ["macro"] = ForeignSentences.Macros,
        ["call"] = ForeignSentences.Macros,
        ["import"] = ForeignSentences.Import,
        ["from"] = ForeignSentences.Import,
        ["include"] = ForeignSentences.Include,
        ["render"] = ForeignSentences.Include,
        ["extends"] = ForeignSentences.Extend,
        ["block"] = ForeignSentences.Block,
        ["layout"] = ForeignSentences.Extend,
        ["autoescape"] = ForeignSentences.Escaping,
        ["do"] = ForeignSentences.Do,
        ["liquid"] = ForeignSentences.Liquid,
        ["tablerow"] = ForeignSentences.Tables,
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
            blocks.Refuse(place, ProblemList.Refused, ForeignSentences.CannotUse.With(name, reason));
            return null;
        }

        if (name.Length > 0)
        {
            blocks.Refuse(place, ProblemList.UnknownTag, TemplateSentences.NoTag.With(name, Suggestions.Ask(name, Known.Keys.Concat(Dividers))));
        }
        else if (!tag.Segment.IsBroken)
        {
            blocks.Refuse(place, ProblemList.Syntax, TemplateSentences.TagWithoutName);
        }

        return null;
    }
}
