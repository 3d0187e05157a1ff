using Porfin.Host.Accounts;
using Porfin.Host.Whatsapp;

namespace Porfin.Host.Intake;

/// <summary>What one webhook brought for one account, waiting to be stored.</summary>
internal sealed class Arrival(Account account, DateTimeOffset at)
{
    public Account Account => account;

    public DateTimeOffset At => at;

    public List<InboundMessage> Messages { get; } = [];

    public List<OtherEvent> Others { get; } = [];

    public bool IsEmpty => Messages.Count == 0 && Others.Count == 0;

    public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>An event that no flow answers, kept as it came.</summary>
/// <param name="Kind">What it is, as a stable code.</param>
/// <param name="Payload">Its JSON; a copy, because the body's memory is gone when this is stored.</param>
internal sealed record OtherEvent(string Kind, byte[] Payload)
{
    public static OtherEvent Of(InboundEvent inbound) =>
        new(inbound is NotUnderstood odd ? odd.Reason.Replace('\0', ' ') : "message:id-too-long", inbound.Raw.ToArray());
}
