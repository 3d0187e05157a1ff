using System.Globalization;

namespace Porfin;

/// <summary>All that a turn may know besides plan, instance and stimulus.</summary>
/// <param name="Now">The time of the turn. It stands still while the turn runs.</param>
public sealed record World(DateTimeOffset Now)
{
    /// <summary>The business's time zone; UTC-3 by default.</summary>
    public TimeZoneInfo Zone { get; init; } = Brazil;

    /// <summary>How numbers, money and dates are written; pt-BR by default.</summary>
    public CultureInfo Culture { get; init; } = Portuguese;

    /// <summary>Facts about the conversation that expressions may read by name: <c>contact</c>, <c>business</c>, <c>channel</c>.</summary>
    public Expressions.ValueMap Facts { get; init; } = [];

    /// <summary>America/Sao_Paulo.</summary>
    public static TimeZoneInfo Brazil { get; } = TimeZoneInfo.FindSystemTimeZoneById("America/Sao_Paulo");

    private static CultureInfo Portuguese { get; } = CultureInfo.GetCultureInfo("pt-BR");
}
