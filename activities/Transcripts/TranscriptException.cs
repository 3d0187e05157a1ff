namespace Porfin.Activities.Transcripts;

/// <summary>A transcript that cannot be read or played: what is wrong with which line, in the languages of the pages.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="what">What is wrong with it.</param>
/// <param name="inner">What was thrown by who reads a part of it.</param>
public sealed class TranscriptException(int line, Sentence what, Exception? inner = null) : FormatException(Told(line, what).English, inner)
{
    /// <summary>The line, from 1.</summary>
    public int Line => line;

    /// <summary>What is wrong, with the line.</summary>
    public Sentence Sentence { get; } = Told(line, what);

    private static Sentence Told(int line, Sentence what) => new Sentence("Linha {0}: {1}", "Line {0}: {1}", "Línea {0}: {1}").With(line, what);
}
