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

        /// <summary>A moment has come.</summary>
        public const string Timer = "timer";

        /// <summary>A named event was published; the key is its name.</summary>
        public const string Event = "event";

        /// <summary>A task or a child flow was completed; the key is its id.</summary>
        public const string Task = "task";

        /// <summary>The customer wrote; the payload is a message map (see the activities' Messages).</summary>
        public const string Message = "message";
    }

    /// <summary>Begins an instance with inputs.</summary>
    public static Stimulus Start(ValueMap? inputs = null) => new(Kinds.Start, null, Value.Of(inputs ?? []));

    /// <summary>The due moment of a bookmark has come.</summary>
    public static Stimulus Elapsed(long bookmarkId) => new(Kinds.Timer, null, default, bookmarkId);
}
