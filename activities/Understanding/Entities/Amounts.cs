using System.Collections.Frozen;
using Porfin.Activities.Understanding.Times;

namespace Porfin.Activities.Understanding.Entities;

/// <summary>Money, percentages, durations, ordinals and numbers.</summary>
internal static class Amounts
{
    private static readonly FrozenDictionary<string, string> Currencies = ("real=BRL reais=BRL brl=BRL conto=BRL contos=BRL pila=BRL pilas=BRL dolar=USD dolares=USD usd=USD euro=EUR euros=EUR eur=EUR € =EUR libra=GBP libras=GBP gbp=GBP pt=PTS pta=PTS ptas=PTS iene=JPY ienes=JPY yen=JPY yenes=JPY jpy=JPY "
        + "peso=ARS pesos=ARS franco=CHF francos=CHF yuan=CNY yuans=CNY guarani=PYG guaranis=PYG rupia=INR rupias=INR coroa=SEK coroas=SEK bitcoin=BTC bitcoins=BTC")
        .Replace("€ =", "€=", StringComparison.Ordinal).Split(' ').Select(pair => pair.Split('=')).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The amount that begins at a token; null when none does.</summary>
    public static (Entity Entity, int End)? Read(Tokens sentence, int at) => Money(sentence, at) ?? Counted(sentence, at) ?? Ordinal(sentence, at);

    private static (Entity, int)? Money(Tokens sentence, int at)
    {
        if (Sign(sentence, at) is { } sign && Numbers.Read(sentence, sign.End) is { } after)
        {
            var end = Currencies.GetValueOrDefault(sentence[after.End]) == sign.Unit ? after.End + 1 : after.End;
            return Made(sentence, (at, end), new Entity(EntityKind.Money, "", 0) { Number = after.Value, Unit = sign.Unit });
        }

        if (Numbers.Read(sentence, at) is not { } number)
        {
            return null;
        }

        var unitAt = sentence.Is(number.End, "de") && NumberWords.Scale(sentence[number.End - 1]) >= 1e6 ? number.End + 1 : number.End;
        if (sentence.Is(unitAt, "centavo", "centavos", "cents", "centimos"))
        {
            return Made(sentence, (at, unitAt + 1), new Entity(EntityKind.Money, "", 0) { Number = number.Value / 100, Unit = "BRL" });
        }

        var unit = sentence.Is(unitAt, "$") ? "USD" : sentence.Is(unitAt, "£") ? "GBP" : sentence.Is(unitAt, "r") && sentence.Is(unitAt + 1, "$") ? "BRL" : Currencies.GetValueOrDefault(sentence[unitAt]);
        return unit is null ? null : WithCents(sentence, at, (number.Value, unit), sentence.Is(unitAt, "r") ? unitAt + 2 : unitAt + 1);
    }

    /// <summary>Cinco reais e vinte centavos; cinco reais e vinte.</summary>
    private static (Entity, int)? WithCents(Tokens sentence, int at, (double Value, string Unit) money, int end)
    {
        if (sentence.Is(end, "e") && Numbers.Read(sentence, end + 1) is { Value: > 0 and < 100 } cents && (sentence.Is(cents.End, "centavo", "centavos") || cents.End == sentence.Count))
        {
            money.Value += cents.Value / 100;
            end = Math.Min(cents.End + 1, sentence.Count);
        }

        return Made(sentence, (at, end), new Entity(EntityKind.Money, "", 0) { Number = money.Value, Unit = money.Unit });
    }

    private static (string Unit, int End)? Sign(Tokens sentence, int at)
    {
        if (sentence.Is(at, "r", "us", "u") && sentence.Is(at + 1, "$"))
        {
            return (sentence.Is(at, "r") ? "BRL" : "USD", at + 2);
        }

        return sentence[at] switch { "$" => ("USD", at + 1), "€" => ("EUR", at + 1), "£" => ("GBP", at + 1), "¥" => ("JPY", at + 1), "brl" => ("BRL", at + 1), "usd" => ("USD", at + 1), "eur" => ("EUR", at + 1), "gbp" => ("GBP", at + 1), _ => null };
    }

    private static (Entity, int)? Counted(Tokens sentence, int at)
    {
        if (Distances.Length(sentence, at) is { Unit: not Grain.Quarter } length)
        {
            var seconds = length.Count * (length.Unit switch { Grain.Second => 1, Grain.Minute => 60, Grain.Hour => 3_600, Grain.Day => 86_400, Grain.Week => 604_800, Grain.Month => 2_592_000, _ => 31_536_000 });
            return Made(sentence, (at, length.End), new Entity(EntityKind.Duration, "", 0) { Number = seconds, Unit = length.Unit.ToString().ToLowerInvariant() });
        }

        if (Numbers.Read(sentence, at) is not { } number)
        {
            return null;
        }

        var percent = sentence.Is(number.End, "%") ? number.End + 1 : sentence.After(number.End, "por cento") ?? sentence.After(number.End, "porcento");
        return percent is { } end ? Made(sentence, (at, end), new Entity(EntityKind.Percent, "", 0) { Number = number.Value })
            : OrdinalWords.Read(sentence, at) is { } ordinal && ordinal.End > number.End ? null
            : Made(sentence, (at, number.End), new Entity(EntityKind.Number, "", 0) { Number = number.Value });
    }

    private static (Entity, int)? Ordinal(Tokens sentence, int at) =>
        OrdinalWords.Read(sentence, at) is { } ordinal ? Made(sentence, (at, ordinal.End), new Entity(EntityKind.Ordinal, "", 0) { Number = ordinal.Value }) : null;

    private static (Entity, int)? Made(Tokens sentence, (int From, int To) tokens, Entity entity)
    {
        var (start, length) = sentence.Place(tokens.From, tokens.To);
        return (entity with { Text = sentence.Text.Substring(start, length), Start = start }, tokens.To);
    }
}
