using System.Text.Json.Nodes;
using Porfin.Testing;
using Xunit;

namespace Porfin.Activities.Tests;

/// <summary>Every activity of the catalog has cases and says what it is.</summary>
public sealed class ActivityCases
{
    private static readonly SummaryReader Summaries = new(TranscriptFiles.Catalog.All.Select(type => type.ClassType.Assembly));

    public static TheoryData<string> Types() => [.. TranscriptFiles.Catalog.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Activity_does_what_its_cases_say(string type)
    {
        var cases = ActivityCase.Read(type);
        Assert.True(cases.Count > 0, $"{ActivityCase.FileOf(type)} is missing or empty: each activity has cases.");
        var results = new JsonArray([.. cases.Select(given => new ActivityCase(type, given!.AsObject()).Run())]);
        if (TranscriptFiles.AreUpdated)
        {
            ActivityCase.Write(type, results);
            return;
        }

        Assert.All(results.Zip(cases), pair => Assert.Equal(Text(pair.Second), Text(pair.First)));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Activity_says_what_it_is(string type)
    {
        TranscriptFiles.Catalog.TryGet(type, out var known);
        Assert.False(string.IsNullOrEmpty(Summaries.Of(known!.ClassType)), $"{known.ClassType} has no summary.");
        Assert.All(known.Inputs, input => Assert.False(string.IsNullOrEmpty(Summaries.Of(input.Property)), $"The input {input.Name} has no summary."));
        var outcomes = known.ClassType.GetFields().Where(field => field.FieldType == typeof(Outcome) && field.IsStatic);
        Assert.All(outcomes, outcome => Assert.False(string.IsNullOrEmpty(Summaries.Of(outcome)), $"The outcome {outcome.Name} has no summary."));
    }

    [Fact]
    public void Case_files_belong_to_activities()
    {
        var known = TranscriptFiles.Catalog.All.Select(type => ActivityCase.FileOf(type.Name)).ToList();
        Assert.Equal(known.Count, known.Distinct().Count());
        Assert.All(Directory.GetFiles(ActivityCase.Folder), file => Assert.Contains(file, known));
    }

    private static string Text(JsonNode? node) => node!.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
