namespace Porfin.Host.CommandLine;

/// <summary>What every command's exit code means; a command may add its own.</summary>
public static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Not possible, and one line on the error output says why.</summary>
    public const int Failed = 1;

    /// <summary>The command line itself is wrong; BSD's EX_USAGE, because <c>run</c> and <c>verify</c> say 2 for a bad document.</summary>
    public const int Misused = 64;

    /// <summary>Stopped by a signal before the work began; the shell's number for Ctrl-C.</summary>
    public const int Interrupted = 130;
}
