using System.Globalization;
using System.Text.Json.Nodes;
using Porfin.Activities.Understanding.Entities;
using Porfin.Activities.Understanding.Times;
using Porfin.Testing;
using Xunit;

namespace Porfin.Activities.Tests.Understanding;

/// <summary>Entities against Duckling's Portuguese utterances. What is missed are conventions that we do not share (days by the hour, seasons of the north) and a CPF that the set takes for a telephone number.</summary>
public sealed class DucklingTests
{
    [Theory]
    [InlineData("Time", 95)]
    [InlineData("Duration", 95)]
    [InlineData("AmountOfMoney", 95)]
    [InlineData("Numeral", 95)]
    [InlineData("Ordinal", 95)]
    [InlineData("Email.generic", 95)]
    [InlineData("PhoneNumber.generic", 87)]
    public void Utterances_are_understood(string dimension, int percent)
    {
        var file = Shared.Find("data", "entities", "duckling-pt", dimension + ".json");
        Assert.SkipWhen(file is null, "The folder shared/data/entities is not beside this clone.");
        var set = JsonNode.Parse(File.ReadAllText(file!))!;
        var now = DateTimeOffset.Parse((string)set["referenceTime"]!, CultureInfo.InvariantCulture).DateTime;
        var all = set["examples"]!.AsArray().SelectMany(example => example!["utterances"]!.AsArray().Select(text => (Text: (string)text!, Expected: example["expected"]!))).ToList();
        var missed = all.Where(one => !Fits(dimension, EntityReader.Read(one.Text, now), one.Expected)).ToList();

        Assert.True(100.0 * (all.Count - missed.Count) / all.Count >= percent,
            $"{all.Count - missed.Count} of {all.Count}\n{string.Join('\n', missed.Select(one => $"{one.Text} | {one.Expected.ToJsonString()} | {string.Join("; ", EntityReader.Read(one.Text, now))}"))}");
    }

    private static bool Fits(string dimension, IReadOnlyList<Entity> found, JsonNode expected) => found is [var only] && (dimension switch
    {
        "Time" => only.Time is { } time && IsTime(time, expected),
        "Duration" => only.Kind is EntityKind.Duration && only.Unit == (string?)expected["unit"] && Math.Abs(only.Number!.Value - Seconds(expected)) < 0.5,
        "AmountOfMoney" => only.Kind is EntityKind.Money && Is(only, expected) && Currency((string)expected["unit"]!) == only.Unit,
        "Numeral" => only.Kind is EntityKind.Number && Is(only, expected),
        "Ordinal" => Is(only, expected) && only.Kind is EntityKind.Ordinal,
        "Email.generic" => only.Kind is EntityKind.Email && only.Text == (string?)expected["value"]![0],
        _ => only.Kind is EntityKind.Phone && Digits(only.Form!).EndsWith(Digits(((string)expected["value"]!).Split(" ext")[0])[^7..], StringComparison.Ordinal),
    });

    private static bool IsTime(TimeValue time, JsonNode expected) => (string?)expected["type"] switch
    {
        "interval" => time.From == At(expected["from"]!) && Math.Abs((time.GrainEnd - At(expected["to"]!)).TotalMinutes) <= 1,
        "open-interval" => time.From == At(expected["value"]!) && time.Bound == ((string?)expected["direction"] is "after" ? Bound.After : Bound.Before),
        _ => time.From == At(expected["value"]!) && time.Bound is Bound.None && (time.To is null || time.To == time.From),
    };

    private static bool Is(Entity entity, JsonNode expected) => entity.Number is { } number && Math.Abs(number - (double)expected["value"]!) < 1e-6 * Math.Max(1, Math.Abs(number));

    private static double Seconds(JsonNode expected) => (double)expected["value"]! * ((string?)expected["unit"] switch { "second" => 1, "minute" => 60, _ => 86_400 });

    private static string Currency(string unit) => unit switch { "Dollar" => "USD", "Pound" => "GBP", _ => unit };

    private static DateTime At(JsonNode node) => DateTime.Parse((string)node!, CultureInfo.InvariantCulture);

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit)).PadLeft(7, '0');
}
