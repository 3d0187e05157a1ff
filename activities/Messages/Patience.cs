namespace Porfin.Activities.Messages;

/// <summary>Waiting for the customer.</summary>
internal static class Patience
{
    /// <summary>Waits for the next message, at most that long; null waits for ever.</summary>
    public static Next Wait(ActivityContext context, TimeSpan? patience) => patience is { } limited && limited < DateTimeOffset.MaxValue - context.Now
        ? Next.Wait(Wake.OnMessage(), Wake.After(context.Now, limited))
        : Next.Wait(Wake.OnMessage());
}
