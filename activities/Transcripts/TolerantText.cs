using System.Text.RegularExpressions;
using Porfin.Activities.Answers;
using Porfin.Expressions;

namespace Porfin.Activities.Transcripts;

/// <summary>
/// Texts that need only be alike: letter case, accents, spacing, punctuation and emoji do not count; <c>…</c> stands for any words, and <c>{{ Nome }}</c> for what a
/// variable holds.
/// </summary>
public static partial class TolerantText
{
    /// <summary>What stands for any words; as a whole entry of a transcript, for anything that the flow says and does until the next one.</summary>
    public const string Anything = "…";

    /// <summary>True when a text is as it was written.</summary>
    /// <param name="written">The text with its tolerance.</param>
    /// <param name="text">What was said.</param>
    /// <param name="variable">The values of variables; a name that it does not know stands for itself.</param>
    public static bool Matches(string written, string text, Func<string, Value>? variable = null)
    {
        var parts = written.Replace("...", Anything, StringComparison.Ordinal).Split(Anything).Select(part => Words(Filled(part, variable))).ToArray();
        var words = Words(text);
        if (parts.Length == 1)
        {
            return words == parts[0];
        }

        if (!words.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        // The words on both sides of a space share it.
        var at = Math.Max(parts[0].Length - 1, 0);
        foreach (var part in parts[1..^1])
        {
            var found = words.IndexOf(part, at, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length - 1;
        }

        return words.Length - at >= parts[^1].Length && words.EndsWith(parts[^1], StringComparison.Ordinal);
    }

    // Every word between spaces, so that a part is found as whole words only.
    private static string Words(string text) => PlainText.Of(text) is { Length: > 0 } plain ? $" {plain} " : " ";

    private static string Filled(string part, Func<string, Value>? variable) =>
        variable is null ? part : Name().Replace(part, match => variable(match.Groups[1].Value) is { IsUndefined: false } value ? value.ToText() : match.Value);

    [GeneratedRegex(@"\{\{\s*([\p{L}_][\p{L}\p{N}_]*)\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
