using System.Collections.Frozen;
using System.Globalization;

namespace Porfin.Expressions.Scripting;

/// <summary>The properties of characters that patterns may name: the general categories, emoji, and the Latin script.</summary>
internal static class UnicodeProperties
{
    // Hexadecimal ranges of Unicode 15.
    private const string Emoji =
        "23 2a 30-39 a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 231a-231b 2328 23cf 23e9-23f3 23f8-23fa 24c2 25aa-25ab 25b6 25c0 25fb-25fe "
        + "2600-2604 260e 2611 2614-2615 2618 261d 2620 2622-2623 2626 262a 262e-262f 2638-263a 2640 2642 2648-2653 265f-2660 2663 2665-2666 2668 267b "
        + "267e-267f 2692-2697 2699 269b-269c 26a0-26a1 26a7 26aa-26ab 26b0-26b1 26bd-26be 26c4-26c5 26c8 26ce-26cf 26d1 26d3-26d4 26e9-26ea 26f0-26f5 "
        + "26f7-26fa 26fd 2702 2705 2708-270d 270f 2712 2714 2716 271d 2721 2728 2733-2734 2744 2747 274c 274e 2753-2755 2757 2763-2764 2795-2797 27a1 "
        + "27b0 27bf 2934-2935 2b05-2b07 2b1b-2b1c 2b50 2b55 3030 303d 3297 3299 1f004 1f0cf 1f170-1f171 1f17e-1f17f 1f18e 1f191-1f19a 1f1e6-1f1ff "
        + "1f201-1f202 1f21a 1f22f 1f232-1f23a 1f250-1f251 1f300-1f321 1f324-1f393 1f396-1f397 1f399-1f39b 1f39e-1f3f0 1f3f3-1f3f5 1f3f7-1f4fd "
        + "1f4ff-1f53d 1f549-1f54e 1f550-1f567 1f56f-1f570 1f573-1f57a 1f587 1f58a-1f58d 1f590 1f595-1f596 1f5a4-1f5a5 1f5a8 1f5b1-1f5b2 1f5bc "
        + "1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa-1f64f 1f680-1f6c5 1f6cb-1f6d2 1f6d5-1f6d8 1f6dc-1f6e5 1f6e9 "
        + "1f6eb-1f6ec 1f6f0 1f6f3-1f6fc 1f7e0-1f7eb 1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff 1fa70-1fa7c 1fa80-1fa8a 1fa8e-1fac6 1fac8 1facd-1fadc "
        + "1fadf-1faea 1faef-1faf8";

    private const string EmojiPresentation =
        "231a-231b 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2648-2653 267f 2693 26a1 26aa-26ab 26bd-26be 26c4-26c5 26ce 26d4 26ea 26f2-26f3 26f5 26fa "
        + "26fd 2705 270a-270b 2728 274c 274e 2753-2755 2757 2795-2797 27b0 27bf 2b1b-2b1c 2b50 2b55 1f004 1f0cf 1f18e 1f191-1f19a 1f1e6-1f1ff 1f201 "
        + "1f21a 1f22f 1f232-1f236 1f238-1f23a 1f250-1f251 1f300-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4 "
        + "1f3f8-1f43e 1f440 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e 1f550-1f567 1f57a 1f595-1f596 1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc 1f6d0-1f6d2 "
        + "1f6d5-1f6d8 1f6dc-1f6df 1f6eb-1f6ec 1f6f4-1f6fc 1f7e0-1f7eb 1f7f0 1f90c-1f93a 1f93c-1f945 1f947-1f9ff 1fa70-1fa7c 1fa80-1fa8a 1fa8e-1fac6 "
        + "1fac8 1facd-1fadc 1fadf-1faea 1faef-1faf8";

    private const string Pictographic =
        "a9 ae 203c 2049 2122 2139 2194-2199 21a9-21aa 231a-231b 2328 23cf 23e9-23f3 23f8-23fa 24c2 25aa-25ab 25b6 25c0 25fb-25fe 2600-2604 260e 2611 "
        + "2614-2615 2618 261d 2620 2622-2623 2626 262a 262e-262f 2638-263a 2640 2642 2648-2653 265f-2660 2663 2665-2666 2668 267b 267e-267f 2692-2697 "
        + "2699 269b-269c 26a0-26a1 26a7 26aa-26ab 26b0-26b1 26bd-26be 26c4-26c5 26c8 26ce-26cf 26d1 26d3-26d4 26e9-26ea 26f0-26f5 26f7-26fa 26fd 2702 "
        + "2705 2708-270d 270f 2712 2714 2716 271d 2721 2728 2733-2734 2744 2747 274c 274e 2753-2755 2757 2763-2764 2795-2797 27a1 27b0 27bf 2934-2935 "
        + "2b05-2b07 2b1b-2b1c 2b50 2b55 3030 303d 3297 3299 1f004 1f02c-1f02f 1f094-1f09f 1f0af-1f0b0 1f0c0 1f0cf-1f0d0 1f0f6-1f0ff 1f170-1f171 "
        + "1f17e-1f17f 1f18e 1f191-1f19a 1f1ae-1f1e5 1f201-1f20f 1f21a 1f22f 1f232-1f23a 1f23c-1f23f 1f249-1f25f 1f266-1f321 1f324-1f393 1f396-1f397 "
        + "1f399-1f39b 1f39e-1f3f0 1f3f3-1f3f5 1f3f7-1f3fa 1f400-1f4fd 1f4ff-1f53d 1f549-1f54e 1f550-1f567 1f56f-1f570 1f573-1f57a 1f587 1f58a-1f58d "
        + "1f590 1f595-1f596 1f5a4-1f5a5 1f5a8 1f5b1-1f5b2 1f5bc 1f5c2-1f5c4 1f5d1-1f5d3 1f5dc-1f5de 1f5e1 1f5e3 1f5e8 1f5ef 1f5f3 1f5fa-1f64f "
        + "1f680-1f6c5 1f6cb-1f6d2 1f6d5-1f6e5 1f6e9 1f6eb-1f6f0 1f6f3-1f6ff 1f7da-1f7ff 1f80c-1f80f 1f848-1f84f 1f85a-1f85f 1f888-1f88f 1f8ae-1f8af "
        + "1f8bc-1f8bf 1f8c2-1f8cf 1f8d9-1f8ff 1f90c-1f93a 1f93c-1f945 1f947-1f9ff 1fa58-1fa5f 1fa6e-1faff 1fc00-1fffd";

    private const string Latin =
        "41-5a 61-7a aa ba c0-d6 d8-f6 f8-2b8 2e0-2e4 1d00-1d25 1d2c-1d5c 1d62-1d65 1d6b-1d77 1d79-1dbe 1e00-1eff 2071 207f 2090-209c 212a-212b 2132 "
        + "214e 2160-2188 2c60-2c7f a722-a787 a78b-a7dc a7f1-a7ff ab30-ab5a ab5c-ab64 ab66-ab69 fb00-fb06 ff21-ff3a ff41-ff5a 10780-10785 10787-107b0 "
        + "107b2-107ba 1df00-1df1e 1df25-1df2a";

    // Long names, and after the colon the short one with the categories of .NET in it.
    private const string CategoryNames =
        "Letter L:Lu Ll Lt Lm Lo|Cased_Letter LC:Lu Ll Lt|Uppercase_Letter Lu|Lowercase_Letter Ll|Titlecase_Letter Lt|Modifier_Letter Lm|Other_Letter Lo|Mark M:Mn Mc Me|"
        + "Nonspacing_Mark Mn|Spacing_Mark Mc|Enclosing_Mark Me|Number N:Nd Nl No|Decimal_Number Nd|Letter_Number Nl|Other_Number No|Separator Z:Zs Zl Zp|Space_Separator Zs|"
        + "Line_Separator Zl|Paragraph_Separator Zp|Punctuation P:Pc Pd Ps Pe Pi Pf Po|Connector_Punctuation Pc|Dash_Punctuation Pd|Open_Punctuation Ps|Close_Punctuation Pe|"
        + "Initial_Punctuation Pi|Final_Punctuation Pf|Other_Punctuation Po|Symbol S:Sm Sc Sk So|Math_Symbol Sm|Currency_Symbol Sc|Modifier_Symbol Sk|Other_Symbol So";

    // In the order of .NET's enumeration.
    private const string Order = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Cs Co Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Cn";

    private static readonly FrozenDictionary<string, uint> ByName = ReadCategories();

    /// <summary>The ranges of a property that .NET has no name for; null for others.</summary>
    public static IEnumerable<(int From, int To)>? Ranges(string name) => name switch
    {
        "Emoji" => Parse(Emoji),
        "Emoji_Presentation" => Parse(EmojiPresentation),
        "Extended_Pictographic" => Parse(Pictographic),
        "Script=Latin" or "sc=Latin" or "Script_Extensions=Latin" or "scx=Latin" => Parse(Latin),
        _ => null,
    };

    /// <summary>The categories, as bits, of a general category; null when the name is none.</summary>
    public static uint? Categories(string name)
    {
        var value = name.StartsWith("gc=", StringComparison.Ordinal) ? name[3..] : name.StartsWith("General_Category=", StringComparison.Ordinal) ? name[17..] : name;
        return ByName.TryGetValue(value, out var categories) ? categories : null;
    }

    private static FrozenDictionary<string, uint> ReadCategories()
    {
        var bits = Order.Split(' ').Select((name, index) => (name, Bit: 1u << index)).ToDictionary(pair => pair.name, pair => pair.Bit);
        var all = new Dictionary<string, uint>();
        foreach (var line in CategoryNames.Split('|'))
        {
            var names = line.Split(':')[0].Split(' ');
            var members = line.Contains(':', StringComparison.Ordinal) ? line.Split(':')[1].Split(' ') : [names[1]];
            all[names[0]] = all[names[1]] = members.Aggregate(0u, (sum, member) => sum | bits[member]);
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<(int From, int To)> Parse(string ranges)
    {
        foreach (var range in ranges.Split(' '))
        {
            var ends = range.Split('-');
            yield return (Hex(ends[0]), Hex(ends[^1]));
        }
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
