using System.Globalization;
using System.Text.Json.Nodes;
using Porfin.Activities.Understanding.Entities;
using Porfin.Testing;
using Xunit;

namespace Porfin.Activities.Tests.Understanding;

/// <summary>Entities against the Portuguese cases of Microsoft's recognizers. A case is right when every result is found with its value, or with one of its candidates.</summary>
public sealed class RecognizersTests
{
    [Theory]
    [InlineData("Number/Portuguese/NumberModel.json", 59)]
    [InlineData("Number/Portuguese/OrdinalModel.json", 42)]
    [InlineData("Number/Portuguese/PercentModel.json", 74)]
    [InlineData("NumberWithUnit/Portuguese/CurrencyModel.json", 89)]
    [InlineData("DateTime/Portuguese/DateTimeModel.json", 49)]
    public void Cases_are_understood(string name, int percent)
    {
        var file = Shared.Find("data", "entities", "recognizers-pt", "Specs", name);
        Assert.SkipWhen(file is null, "The folder shared/data/entities is not beside this clone.");
        var all = JsonNode.Parse(File.ReadAllText(file!))!.AsArray().Select(one => one!).ToList();
        var missed = all.Where(one => !Fits(one)).ToList();

        Assert.True(100.0 * (all.Count - missed.Count) / all.Count >= percent, $"{all.Count - missed.Count} of {all.Count}\n{string.Join('\n', missed.Select(Shown))}");
    }

    private static bool Fits(JsonNode one)
    {
        var found = Found(one);
        return one["Results"]!.AsArray().All(result => found.Any(entity => Fits(entity, result!)));
    }

    private static IReadOnlyList<Entity> Found(JsonNode one) =>
        EntityReader.Read((string)one["Input"]!, (string?)one["Context"]?["ReferenceDateTime"] is { } at ? DateTime.Parse(at, CultureInfo.InvariantCulture) : new(2026, 11, 25, 10, 0, 0));

    private static bool Fits(Entity entity, JsonNode result)
    {
        var resolution = result["Resolution"]!;
        return resolution["values"] is JsonArray values
            ? entity.Time is { } time && values.Any(value => Candidates(entity).Any(from => Same(value!, from, time.To ?? time.GrainEnd)))
            : entity.Kind is not EntityKind.Time && double.TryParse(((string?)resolution["value"] ?? "").TrimEnd('%').Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var wanted)
                && entity.Number is { } number && Math.Abs((entity.Kind is EntityKind.Money && (string?)resolution["unit"] is "Centavo" ? number * 100 : number) - wanted) < 1e-6 * Math.Max(1, Math.Abs(wanted));
    }

    private static IEnumerable<DateTime> Candidates(Entity entity) => entity.Time!.Other is { } other ? [entity.Time.From, other] : [entity.Time!.From];

    private static bool Same(JsonNode value, DateTime from, DateTime to) => (string?)value["type"] switch
    {
        "time" => (string?)value["value"] == from.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        "timerange" => ((string?)value["start"] ?? (string?)value["end"]) == from.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
        _ when (string?)value["value"] is { } single => DateTime.TryParse(single, CultureInfo.InvariantCulture, out var moment) && (moment == from || (single.Length == 10 && moment == from.Date)),
        _ => (Is(value["start"], from) && (value["end"] is null || Is(value["end"], to))) || (value["start"] is null && Is(value["end"], from)),
    };

    private static bool Is(JsonNode? node, DateTime moment) => DateTime.TryParse((string?)node, CultureInfo.InvariantCulture, out var wanted) && wanted == moment;

    private static string Shown(JsonNode one) =>
        $"{one["Input"]} | {string.Join(" ; ", one["Results"]!.AsArray().Select(result => result!["Resolution"]!.ToJsonString()))} | {string.Join("; ", Found(one))}";
}
