using Porfin.Activities.Understanding.Times;

namespace Porfin.Activities.Understanding.Entities;

/// <summary>What kinds of things are found in a message.</summary>
public enum EntityKind
{
    /// <summary>A day, an hour, a span of time.</summary>
    Time,

    /// <summary>How long something lasts, in seconds.</summary>
    Duration,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A place in an order.</summary>
    Ordinal,

    /// <summary>A telephone number, as E.164 where it is a Brazilian one.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A CPF with right check digits.</summary>
    Cpf,

    /// <summary>A CNPJ with right check digits.</summary>
    Cnpj,

    /// <summary>A postal code.</summary>
    Cep,
}

/// <summary>Something found in a message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Start">Where it begins in the message.</param>
public sealed record Entity(EntityKind Kind, string Text, int Start)
{
    /// <summary>The number, the amount, the seconds.</summary>
    public double? Number { get; init; }

    /// <summary>What is counted: BRL, USD, EUR for money; the unit of a duration.</summary>
    public string? Unit { get; init; }

    /// <summary>The normal form of a document, an address or a telephone number.</summary>
    public string? Form { get; init; }

    /// <summary>The time.</summary>
    public TimeValue? Time { get; init; }

    /// <summary>Where it ends.</summary>
    public int End => Start + Text.Length;
}
