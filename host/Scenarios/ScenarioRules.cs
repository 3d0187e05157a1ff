using Porfin.Activities.Transcripts;

namespace Porfin.Host.Scenarios;

/// <summary>What a scenario must be to be kept.</summary>
internal static class ScenarioRules
{
    public const int LongestName = 120;
    public const int LongestText = 64 * 1024;

    private static readonly Sentence Name = new Sentence(
        "Um cenário tem um nome de 1 a {0} letras.", "A scenario has a name of 1 to {0} letters.", "Un escenario tiene un nombre de 1 a {0} letras.").With(LongestName);

    private static readonly Sentence Text = new Sentence(
        "Um cenário é um texto de 1 a {0} letras.", "A scenario is a text of 1 to {0} letters.", "Un escenario es un texto de 1 a {0} letras.").With(LongestText);

    public static readonly Sentence TooMany = new Sentence(
        "Um fluxo tem no máximo {0} cenários.", "A flow has at most {0} scenarios.", "Un flujo tiene como máximo {0} escenarios.").With(ScenarioStore.MostOfFlow);

    /// <summary>What is wrong; null when it can be kept.</summary>
    public static Sentence? ProblemOf(string name, string? text)
    {
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
        {
            return Name;
        }

        if (text is not { Length: > 0 and <= LongestText } || text.Contains('\0', StringComparison.Ordinal))
        {
            return Text;
        }

        try
        {
            Transcript.Parse(text);
            return null;
        }
        catch (TranscriptException e)
        {
            return e.Sentence;
        }
    }
}
