using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using Porfin.Host.Database;

namespace Porfin.Host.Tests.Processes;

/// <summary>The host as people run it: a process of its own, which can be killed.</summary>
internal sealed class HostProcess : IDisposable
{
    private const int Terminate = 15;

    // Without the demo and with it.
    private static readonly string[] Greetings = ["Porfin em ", "Porfin está no ar: "];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);
    private readonly StringBuilder said = new();
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;

    private HostProcess(Process process) => this.process = process;

    /// <summary>Everything that it wrote so far.</summary>
    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    /// <summary>Starts <c>porfin</c> with arguments and settings.</summary>
    public static HostProcess Start(string[] args, params (string Name, string Value)[] settings)
    {
        var program = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!, "Porfin.Host", Configuration, "Porfin.Host.dll");
        var start = new ProcessStartInfo(Runtime, [program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("ConnectionStrings__Porfin");
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var host = new HostProcess(Process.Start(start)!);
        host.process.OutputDataReceived += (_, line) => host.Hear(line.Data);
        host.process.ErrorDataReceived += (_, line) => host.Hear(line.Data);
        host.process.BeginOutputReadLine();
        host.process.BeginErrorReadLine();
        return host;
    }

    /// <summary>Starts the host on a free port with its own database in <paramref name="folder"/>.</summary>
    public static HostProcess Serve(string folder, int port = 0) => Start(["serve"], ("PORFIN_DATA", folder), ("PORFIN_PORT", $"{port}"));

    /// <summary>The address that it tells once it serves.</summary>
    public Task<string> AddressAsync() => address.Task.WaitAsync(Patience);

    /// <summary>SIGKILL: no handler runs.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service unit or a container sends it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> TerminateAsync()
    {
        if (SendSignal(process.Id, Terminate) != 0) throw new InvalidOperationException("The process is gone.");
        return await ExitAsync();
    }

    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Patience);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    /// <summary>The ids of PostgreSQL processes whose command line names a folder.</summary>
    public static IReadOnlyList<int> ServersIn(string folder) =>
    [
        .. Process.GetProcessesByName("postgres").Select(server => server.Id).Where(id => CommandLine(id).Contains(new DataFolder(folder).Cluster, StringComparison.Ordinal)),
    ];

    /// <summary>The program that runs these tests; another one of the search path may be of another version, or a script around it.</summary>
    private static string Runtime => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private static string Configuration => Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private void Hear(string? line)
    {
        lock (said) said.AppendLine(line);
        foreach (var mark in Greetings.Where(mark => line?.StartsWith(mark, StringComparison.Ordinal) == true)) address.TrySetResult(line![mark.Length..]);
        if (line is null) address.TrySetException(new InvalidOperationException("The host ended: " + Said));
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
