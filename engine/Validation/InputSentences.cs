namespace Porfin;

/// <summary>What inputs want, as parts of sentences.</summary>
internal static class InputSentences
{
    public static readonly Sentence Duration = new("uma duração como 00:05:00", "a duration such as 00:05:00", "una duración como 00:05:00");
    public static readonly Sentence Moment = new("um momento como 2026-11-21T09:00:00-03:00", "a moment such as 2026-11-21T09:00:00-03:00", "un momento como 2026-11-21T09:00:00-03:00");
    public static readonly Sentence Truth = new("true ou false", "true or false", "true o false");
    public static readonly Sentence Number = new("um número", "a number", "un número");
    public static readonly Sentence Map = new("um objeto {…}", "an object {…}", "un objeto {…}");
    public static readonly Sentence OneOf = new("um destes: {0}", "one of {0}", "uno de estos: {0}");
    public static readonly Sentence Other = new("um valor de outro tipo", "a value of another type", "un valor de otro tipo");
}
