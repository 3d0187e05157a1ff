using System.Collections.Frozen;

namespace Porfin.Expressions.Templates;

/// <summary>All filters by name. Some names mean something else when the arguments follow a colon, as in Liquid.</summary>
internal static class Filters
{
    /// <summary>What <c>divided_by</c> becomes when the divisor is written with a point.</summary>
    public const string DivideExactly = "<divided_by>";

    private static readonly FrozenDictionary<string, Routine> Common = Table(
        [.. BasicFilters.All, .. TextFilters.All, .. CaseFilters.All, .. CutFilters.All, .. MarkupFilters.All, .. ListFilters.All, .. SortFilters.All,
         .. ChoosingFilters.All, .. NumberFilters.All, .. LiquidMathFilters.All, .. LocalFilters.All, .. DateFilters.All, .. BrazilFilters.All]);

    private static readonly FrozenDictionary<string, Routine> AfterColon = Table(
        [.. BasicFilters.AfterColon, .. CutFilters.AfterColon, .. ListFilters.AfterColon, .. SortFilters.AfterColon, .. ChoosingFilters.AfterColon]);

    /// <summary>The names of all filters.</summary>
    public static IEnumerable<string> Names => Common.Keys.Where(name => name[0] is not '<');

    /// <summary>The filter of a name; null when there is none.</summary>
    public static Routine? Find(string name, bool isLiquid) =>
        isLiquid && AfterColon.TryGetValue(name, out var filter) ? filter : Common.GetValueOrDefault(name);

    private static FrozenDictionary<string, Routine> Table(IEnumerable<Routine> filters) =>
        filters.ToDictionary(filter => filter.Name, StringComparer.Ordinal).ToFrozenDictionary(StringComparer.Ordinal);
}
