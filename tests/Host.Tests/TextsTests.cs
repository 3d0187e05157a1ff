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

    [Fact]
    public void No_text_is_left_that_nothing_says()
    {
        var source = string.Concat(Sources().Select(File.ReadAllText));
        var begun = Beginning().Matches(source).Select(found => found.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        All(CultureInfo.InvariantCulture).Keys.Where(key => !source.Contains($"\"{key}\"", StringComparison.Ordinal) && !begun.Any(start => key.StartsWith(start, StringComparison.Ordinal)))
            .Should().BeEmpty("a text that no page says must be translated for nothing");
    }

    private static List<string> Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Porfin.sln")))
        {
            folder = folder.Parent!;
        }

        var files = Directory.EnumerateFiles(Path.Combine(folder.FullName, "host"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        files.Should().HaveCountGreaterThan(200);
        return files;
    }

    /// <summary>The beginning of a key whose end is told at run time.</summary>
    [GeneratedRegex(@"\$?""([a-z][A-Za-z.]*\.)[""{]")]
    private static partial Regex Beginning();

    private static Dictionary<string, string> All(CultureInfo culture) =>
        Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> Gaps(string text) => Gap().Matches(text).Select(gap => gap.Value);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Gap();
}
