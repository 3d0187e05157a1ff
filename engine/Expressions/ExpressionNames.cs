namespace Porfin.Expressions;

/// <summary>The names that expressions know without being told: for completion while writing.</summary>
public static class ExpressionNames
{
    /// <summary>What scripts can call or read: JavaScript's own names and the functions of flows.</summary>
    public static IReadOnlyList<string> Functions { get; } =
        [.. Scripting.Globals.All.Keys.Concat(Execution.ScopeFunctions.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The filters of templates.</summary>
    public static IReadOnlyList<string> Filters { get; } = [.. Templates.Filters.Names.Order(StringComparer.Ordinal)];
}
