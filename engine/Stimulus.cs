using Porfin.Expressions;

namespace Porfin;

/// <summary>What wakes an instance: data only, so that it can be stored, journalled and replayed.</summary>
/// <param name="Kind">What it is: <see cref="Kinds"/>, or one that an activity declares beside itself.</param>
/// <param name="Key">Narrows the kind (an event's name, a task's id); null matches bookmarks without a key only.</param>
/// <param name="Payload">What it brings.</param>
/// <param name="BookmarkId">Set when it is meant for one bookmark and no other (timers, operators).</param>
public sealed record Stimulus(string Kind, string? Key = null, Value Payload = default, long? BookmarkId = null)
{
    /// <summary>The kinds that the engine itself knows.</summary>
    public static class Kinds
    {
        /// <summary>Begins an instance; the payload is a map of inputs.</summary>
        public const string Start = "start";

        /// <summary>Begins an instance because of one of its activities (a schedule, an event, a request); the key is the activity's path, the payload what came.</summary>
        public const string Trigger = "trigger";

        /// <summary>A moment has come.</summary>
        public const string Timer = "timer";

        /// <summary>A named event was published; the key is its name.</summary>
        public const string Event = "event";

        /// <summary>A task was completed; the key is its id.</summary>
        public const string Task = "task";

        /// <summary>An instance that this one began is over; the key is that under which it reports, the payload how it ended (see <see cref="Control.ChildReport"/>).</summary>
        public const string Child = "child";

        /// <summary>The instance stood still for a while, because a person talked instead; the payload's <c>until</c> is when that ended. Waits that count from their beginning begin anew then.</summary>
        public const string Pause = "pause";

        /// <summary>The customer wrote; the payload is a message map (see the activities' Messages).</summary>
        public const string Message = "message";
    }

    /// <summary>Begins an instance with inputs.</summary>
    public static Stimulus Start(ValueMap? inputs = null) => new(Kinds.Start, null, Value.Of(inputs ?? []));

    /// <summary>Begins an instance because of one of its activities.</summary>
    /// <param name="nodeId">The activity's path.</param>
    /// <param name="payload">What came: an event's payload, a request.</param>
    public static Stimulus Triggered(string nodeId, Value payload = default) => new(Kinds.Trigger, nodeId, payload);

    /// <summary>The instance stood still until a moment.</summary>
    public static Stimulus Paused(DateTimeOffset until) => new(Kinds.Pause, null, Value.Of(new ValueMap { ["until"] = Value.Of(until) }));

    /// <summary>The due moment of a bookmark has come.</summary>
    public static Stimulus Elapsed(long bookmarkId) => new(Kinds.Timer, null, default, bookmarkId);
}
