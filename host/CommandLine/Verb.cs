namespace Porfin.Host.CommandLine;

/// <summary>One word of the command line, as in <c>porfin serve</c>.</summary>
/// <param name="Name">The word.</param>
/// <param name="Arguments">What follows it, for the overview.</param>
/// <param name="Summary">What it does, in one line.</param>
/// <param name="RunAsync">Does it with what follows the word; the result is the exit code.</param>
public sealed record Verb(string Name, string Arguments, string Summary, Func<string[], Task<int>> RunAsync);
