using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;

namespace Porfin.Host.Designer;

/// <summary>Who has a flow open in the designer.</summary>
/// <param name="Client">The open page, as it calls itself.</param>
/// <param name="Name">The person.</param>
/// <param name="Colour">By which others know them, <c>#rrggbb</c>.</param>
/// <param name="NodeIds">What they have selected.</param>
public sealed record Present(string Client, string Name, string Colour, IReadOnlyList<string> NodeIds);

/// <summary>Something that open designers are told.</summary>
/// <param name="Kind"><c>revision</c>, <c>presence</c> or <c>published</c>.</param>
/// <param name="Data">What is told, written as JSON.</param>
public sealed record LiveEvent(string Kind, object Data);

/// <summary>The draft was saved.</summary>
/// <param name="Revision">Its revision now.</param>
/// <param name="By">The open page that saved it.</param>
/// <param name="Name">The person.</param>
public sealed record RevisionSaved(long Revision, string By, string Name);

/// <summary>
/// Tells open designers of one flow of each other: who is there, what they have selected, that the draft was saved. In this process only; between hosts the
/// revision that every saving names still prevents that anybody overwrites what they have not seen.
/// </summary>
public sealed class LiveFlows
{
    private const int MostWaiting = 64;
    private static readonly string[] Colours = ["#0066cc", "#b03060", "#00693a", "#7a3fb8", "#a34a00", "#007a7a"];
    private readonly ConcurrentDictionary<Guid, ImmutableList<Listener>> open = new();

    /// <summary>Begins to listen; others see the person until the listener is disposed.</summary>
    public Listener Join(Guid flowId, string client, string person)
    {
        var colour = Colours[(int)((uint)StringComparer.Ordinal.GetHashCode(person) % Colours.Length)];
        var listener = new Listener(this, flowId, new Present(client, person, colour, []));
        open.AddOrUpdate(flowId, _ => [listener], (_, others) => others.Add(listener));
        TellPresence(flowId);
        return listener;
    }

    /// <summary>Says what a person has selected.</summary>
    public void Select(Guid flowId, string client, IReadOnlyList<string> nodeIds)
    {
        foreach (var listener in Of(flowId).Where(listener => listener.Present.Client == client))
        {
            listener.Present = listener.Present with { NodeIds = nodeIds };
        }

        TellPresence(flowId);
    }

    /// <summary>Tells all who have the flow open.</summary>
    public void Tell(Guid flowId, LiveEvent told)
    {
        foreach (var listener in Of(flowId))
        {
            listener.Waiting.Writer.TryWrite(told);
        }
    }

    private ImmutableList<Listener> Of(Guid flowId) => open.GetValueOrDefault(flowId, []);

    private void TellPresence(Guid flowId)
    {
        var all = Of(flowId);
        foreach (var listener in all)
        {
            listener.Waiting.Writer.TryWrite(new("presence", all.Where(other => other.Present.Client != listener.Present.Client).Select(other => other.Present).ToList()));
        }
    }

    private void Leave(Listener listener)
    {
        var left = open.AddOrUpdate(listener.FlowId, _ => [], (_, all) => all.Remove(listener));
        if (left.IsEmpty)
        {
            open.TryRemove(new KeyValuePair<Guid, ImmutableList<Listener>>(listener.FlowId, left));
        }

        TellPresence(listener.FlowId);
    }

    /// <summary>One open designer.</summary>
    public sealed class Listener : IDisposable
    {
        private readonly LiveFlows all;
        private volatile Present present;

        internal Listener(LiveFlows all, Guid flowId, Present present)
        {
            this.all = all;
            this.present = present;
            FlowId = flowId;
        }

        internal Guid FlowId { get; }

        internal Present Present
        {
            get => present;
            set => present = value;
        }

        /// <summary>What it has not been told yet. One that does not keep up loses the oldest: presence and revision come whole each time.</summary>
        internal Channel<LiveEvent> Waiting { get; } = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

        /// <summary>The next that it has not been told yet.</summary>
        public ValueTask<LiveEvent> NextAsync(CancellationToken cancellation) => Waiting.Reader.ReadAsync(cancellation);

        /// <inheritdoc />
        public void Dispose() => all.Leave(this);
    }
}
