using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using FluentAssertions;
using Porfin.Host.Pages;
using Xunit;

namespace Porfin.Host.Tests;

public sealed partial class TextsTests
{
    private static readonly ResourceManager Resources = new(typeof(Texts));

    [Theory]
    [InlineData("en")]
    [InlineData("es")]
    public void Every_text_is_there_in_every_language_with_the_same_gaps(string language)
    {
        var portuguese = All(CultureInfo.InvariantCulture);
        var other = All(CultureInfo.GetCultureInfo(language));
        other.Keys.Should().BeEquivalentTo(portuguese.Keys);
        foreach (var (key, text) in portuguese)
        {
            Gaps(other[key]).Should().BeEquivalentTo(Gaps(text), "of {0}", key);
        }
    }

    private static Dictionary<string, string> All(CultureInfo culture) =>
        Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Gaps(string text) => Gap().Matches(text).Select(gap => gap.Value);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();
}
