using System.Runtime.InteropServices;

namespace Porfin.Host.CommandLine;

/// <summary>Ctrl-C and SIGTERM before the web host listens to them: what was started so far is then stopped in order instead of left behind.</summary>
public sealed class StartingUp : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly PosixSignalRegistration[] signals;

    public StartingUp() => signals = [Listen(PosixSignal.SIGINT), Listen(PosixSignal.SIGTERM), Listen(PosixSignal.SIGHUP)];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Cancellation => stop.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var signal in signals) signal.Dispose();
        stop.Dispose();
    }

    private PosixSignalRegistration Listen(PosixSignal signal) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        stop.Cancel();
    });
}
