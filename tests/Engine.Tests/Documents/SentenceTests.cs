using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Porfin.Activities.Messages;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Documents;

/// <summary>What problems and findings say: in three languages, with the same places in each, and shown by a case.</summary>
public sealed partial class SentenceTests
{
    /// <summary>What no case shows: limits that only documents of megabytes pass, what the host says, and what only a reader that disagrees with ours would bring.</summary>
    private static readonly string[] WithoutCase =
    [
        "DocumentSentences.TooLarge", "DocumentSentences.NotUtf8", "DocumentSentences.Utf16", "DocumentSentences.TextTooLong", "DocumentSentences.MoreProblems", "DocumentSentences.TooManyVariables",
        "JsonSentences.Somewhere", "ActivitySentences.TooMany", "ActivitySentences.FlowsTooDeep", "ScriptSentences.TooLong", "ScriptSentences.TooManyRegexes", "TemplateSentences.TooLong",
        "InputSentences.Other", "PatternSentences.Backslash", "RuleSentences.NotAllowed", "TranscriptSentences.TooMany", "ScriptSentences.This", "ScriptSentences.TooDeep", "TemplateSentences.TakesAtLeast",
    ];

    private static readonly IReadOnlyList<(string Name, Sentence Sentence)> All = [.. new[] { typeof(Flow).Assembly, typeof(SendText).Assembly }.SelectMany(assembly => assembly.GetTypes()).SelectMany(Of)];

    [Fact]
    public void Every_sentence_is_there_in_three_languages_with_the_same_places()
    {
        Assert.True(All.Count > 300, $"Only {All.Count} sentences were found.");
        Assert.All(All.Where(one => one.Sentence != Sentence.None), one =>
        {
            Assert.All(new[] { one.Sentence.Portuguese, one.Sentence.English, one.Sentence.Spanish }, text =>
            {
                Assert.False(string.IsNullOrWhiteSpace(text), one.Name);
                Assert.Equal((one.Name, PlacesOf(one.Sentence.English)), (one.Name, PlacesOf(text)));
                Assert.Equal((one.Name, one.Sentence.English[^1] is '.' or '?', one.Sentence.English[0] is ' '), (one.Name, text[^1] is '.' or '?', text[0] is ' '));
                Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
            });
        });
    }

    [Fact]
    public void Every_sentence_about_a_problem_is_shown_by_a_case()
    {
        var shown = string.Join('\n', new[] { "documents", "expressions", "transcripts" }.SelectMany(ProblemCases.Cases).Concat(Activities()).SelectMany(given => given!["problems"]?.AsArray() ?? []).Select(problem => problem!.GetValue<string>()));
        Assert.All(
            All.Where(one => one.Sentence != Sentence.None && one.Name.Contains("Sentences.", StringComparison.Ordinal) && !one.Name.Contains(".All", StringComparison.Ordinal) && !one.Name.Contains("<All>", StringComparison.Ordinal) && !WithoutCase.Contains(one.Name)),
            one => Assert.True(Regex.IsMatch(shown, Pattern(one.Sentence.English)), $"{one.Name} has no case: {one.Sentence.English}"));
    }

    [Fact]
    public void No_case_shows_a_place_that_nobody_filled() => Assert.All(
        new[] { "documents", "expressions", "transcripts" }.SelectMany(ProblemCases.Cases).SelectMany(given => new[] { "problems", "pt", "es" }.SelectMany(list => given![list]!.AsArray())).Select(text => text!.GetValue<string>()),
        text => Assert.DoesNotMatch(@"\{[0-9]\}", text.Replace("/{1}/u", "", StringComparison.Ordinal)));

    [Fact]
    public void Places_are_filled_once_whatever_the_values_are()
    {
        var sentence = new Sentence("{0} e {1}", "{0} and {1} {x} {9}", "{0} y {1}").With("{1}", new Sentence("dois", "two", "dos"));
        Assert.Equal(("{1} e dois", "{1} and two {x} {9}", "{1} y dos"), (sentence.Portuguese, sentence.English, sentence.Spanish));
        Assert.Equal((sentence.Portuguese, sentence.Spanish, sentence.English), (sentence.In("pt-BR"), sentence.In("es"), sentence.In("fr")));
    }

    private static string Pattern(string english) => PlacePattern().Replace(Regex.Escape(english.Trim()).Replace("\\{", "{", StringComparison.Ordinal), ".*");

    private static string PlacesOf(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order());

    private static IEnumerable<JsonNode?> Activities() =>
        Directory.GetFiles(Path.Combine(Shared.Root, "tests", "cases", "activities"), "*.json").SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray());

    private static IEnumerable<(string, Sentence)> Of(Type type)
    {
        if (type.ContainsGenericParameters || type.IsDefined(typeof(CompilerGeneratedAttribute)))
        {
            return [];
        }

        var fields = type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(field => !field.IsLiteral && field.FieldType.FullName?.Contains(typeof(Sentence).FullName!, StringComparison.Ordinal) is true);
        return fields.SelectMany(field => In(field.GetValue(null)).Select(sentence => ($"{type.Name}.{field.Name}", sentence)));
    }

    private static IEnumerable<Sentence> In(object? value) => value switch
    {
        Sentence sentence => [sentence],
        ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(item => In(tuple[item])),
        IDictionary map => map.Values.Cast<object>().SelectMany(In),
        string => [],
        IEnumerable list => list.Cast<object>().SelectMany(In),
        _ => [],
    };

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{[0-9]\\?\}")]
    private static partial Regex PlacePattern();
}
