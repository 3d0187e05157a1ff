namespace Porfin.Verification;

/// <summary>What findings say, by code, in the languages of the pages. {0}, {1} … are filled by the proof.</summary>
internal static class Sentences
{
    private static readonly Dictionary<string, Sentence> All = FindingSentences.All.Concat(RepairSentences.All).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The sentence of a code.</summary>
    public static Sentence Of(string code) => All[code];

}
