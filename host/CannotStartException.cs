namespace Porfin.Host;

/// <summary>Something outside is missing or wrong, so that the program cannot go on; the text is one line for the person who started it, and no stack trace follows.</summary>
public sealed class CannotStartException(string message, Exception? inner = null) : Exception(message, inner);
