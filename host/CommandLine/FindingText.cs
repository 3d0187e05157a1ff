using Porfin.Verification;

namespace Porfin.Host.CommandLine;

/// <summary>Findings as lines of text, in the language of their sentences.</summary>
internal static class FindingText
{
    private static readonly Sentence Error = new("erro", "error", "error");
    private static readonly Sentence Warning = new("aviso", "warning", "aviso");
    private static readonly Sentence Info = new("nota", "info", "nota");
    private static readonly Sentence Place = new("linha {0}, coluna {1}: ", "line {0}, column {1}: ", "línea {0}, columna {1}: ");
    private static readonly Sentence Activity = new(" (atividade '{0}')", " (activity '{0}')", " (actividad '{0}')");

    /// <summary>What was found, where, the way that shows it, and what <c>--fix</c> would do.</summary>
    public static string Of(Finding finding, string language)
    {
        var severity = (finding.Severity switch { Severity.Error => Error, Severity.Warning => Warning, _ => Info }).In(language);
        var place = finding.Line > 0 ? Place.With(finding.Line, Math.Max(1, finding.Column)).In(language) : "";
        var node = finding.NodeId.Length == 0 ? "" : Activity.With(finding.NodeId).In(language);
        var way = finding.Path.Count > 1 ? "\n    " + string.Join("\n    ", Way(finding)) : "";
        var repair = finding.Repair is null ? "" : $"\n    --fix: {finding.Repair.Label.In(language)}";
        return $"{severity} {finding.Code}: {place}{finding.Text.In(language)}{node}{way}{repair}";
    }

    /// <summary>The steps of the way, each with the outcome by which it is left.</summary>
    public static IReadOnlyList<string> Way(Finding finding) => [.. finding.Path.Select(step => step.Outcome is null ? step.NodeId : $"{step.NodeId} → {step.Outcome}")];
}
