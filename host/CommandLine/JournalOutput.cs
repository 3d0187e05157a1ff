using System.CommandLine;
using Porfin.Execution;
using Porfin.Recordings;

namespace Porfin.Host.CommandLine;

/// <summary>A journal file that a command writes while it runs, for <c>porfin replay</c>.</summary>
internal sealed class JournalOutput : IDisposable
{
    private readonly FileStream file;

    private JournalOutput(FileStream file) => this.file = file;

    /// <summary>The file to write to.</summary>
    public static Option<FileInfo?> File() => new("--journal") { Description = "Writes the journal of what happens to a file, which 'porfin replay' plays again." };

    /// <summary>Begins a file with the flow that will run.</summary>
    /// <param name="file">Where; null for no journal.</param>
    /// <param name="plan">The flow.</param>
    /// <param name="libraries">The flows that it runs as parts of itself.</param>
    /// <exception cref="CannotStartException">The file cannot be written.</exception>
    public static JournalOutput? Begin(FileInfo? file, Plan plan, IEnumerable<FileInfo>? libraries)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            var output = new JournalOutput(file.Create());
            output.WriteLine(JournalFile.LineOf(new(plan.Flow, [.. (libraries ?? []).Select(library => FlowFiles.Reading(library).Flow!)])));
            return output;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The journal cannot be written: {e.Message}");
        }
    }

    /// <summary>Writes a turn.</summary>
    public void Write(Turn turn) => WriteLine(JournalJson.Write(turn));

    /// <inheritdoc />
    public void Dispose() => file.Dispose();

    private void WriteLine(byte[] json)
    {
        file.Write(json);
        file.WriteByte((byte)'\n');
        file.Flush();
    }
}
