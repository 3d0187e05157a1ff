using Porfin.Activities.Messages;
using Porfin.Host.Designer;

namespace Porfin.Host.TestChats;

/// <summary>A test chat as screens show it.</summary>
/// <param name="Now">The chat's own time.</param>
/// <param name="Status"><c>new</c>, <c>waiting</c>, <c>finished</c>, <c>faulted</c> or <c>cancelled</c>.</param>
/// <param name="Items">What was said and done, in order.</param>
public sealed record ToldChat(DateTimeOffset Now, string Status, IReadOnlyList<ToldItem> Items)
{
    /// <summary>When the flow goes on by itself; null when it waits for no time.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Until when the flow may write without a template; null before the customer wrote.</summary>
    public DateTimeOffset? WindowUntil { get; init; }

    /// <summary>When the business opens next, as the flow's settings have it; null where they say nothing.</summary>
    public DateTimeOffset? Opens { get; init; }

    /// <summary>True while a person has the conversation.</summary>
    public bool IsHandedOff { get; init; }

    /// <summary>Until when the flow is silent because somebody wrote by hand; null when nobody did.</summary>
    public DateTimeOffset? HumanUntil { get; init; }

    /// <summary>True while a message of the customer is held back.</summary>
    public bool IsHolding { get; init; }

    /// <summary>The flow's variables with their history.</summary>
    public IReadOnlyList<ToldVariable> Variables { get; init; } = [];

    /// <summary>The way of the newest instance, in plain words: what the canvas lights.</summary>
    public IReadOnlyList<ToldStep> Steps { get; init; } = [];

    /// <summary>The chat as a scenario.</summary>
    public string? Script { get; init; }

    /// <summary>The same without anything of the flow's inside: for who was given a link.</summary>
    public ToldChat ForGuests() => this with
    {
        Variables = [],
        Steps = [],
        Script = null,
        Items = [.. Items.Where(item => item.Kind is not ("line" or "call" or "answer" or "set" or "fact")).Select(item => item with { NodeId = null, Title = null, Why = null, Detail = item.Kind is "faulted" ? null : item.Detail, Degraded = null })],
    };
}

/// <summary>One thing in a chat.</summary>
/// <param name="Kind">
/// <c>customer</c>, <c>flow</c>, <c>owner</c>: somebody said something. Else a remark for the author: <c>time</c>, <c>handoff</c>, <c>unheard</c>, <c>line</c>, <c>did</c>, <c>call</c>, <c>answer</c>, <c>fact</c>, <c>set</c>,
/// <c>began</c>, <c>duplicate</c>, <c>swap</c>, <c>handback</c>, <c>event</c>, <c>refused</c>, <c>finished</c>, <c>faulted</c>.
/// </param>
/// <param name="Move">Of which move it came, from 0.</param>
/// <param name="At">When, by the chat's clock.</param>
/// <param name="Text">What was said, or more about it.</param>
public sealed record ToldItem(string Kind, int Move, DateTimeOffset At, string Text)
{
    /// <summary>What the customer sent, when it is not a text.</summary>
    public string? Media { get; init; }

    /// <summary>Whether the flow has taken the customer's message: two blue ticks.</summary>
    public bool IsRead { get; init; }

    /// <summary>Options to tap, as the phone draws them.</summary>
    public IReadOnlyList<Choice>? Choices { get; init; }

    /// <summary>True when the options are buttons, else they are a list.</summary>
    public bool AreButtons { get; init; }

    /// <summary>What opens the list.</summary>
    public string? ListLabel { get; init; }

    /// <summary>What the channel cannot draw as it was written, as stable codes.</summary>
    public IReadOnlyList<string>? Degraded { get; init; }

    /// <summary>The step that made it.</summary>
    public string? NodeId { get; init; }

    /// <summary>What the author calls that step.</summary>
    public string? Title { get; init; }

    /// <summary>Why the flow said or did it.</summary>
    public string? Why { get; init; }

    /// <summary>Of a call what it got; of a failure its code.</summary>
    public string? Detail { get; init; }
}

/// <summary>A variable and how it came to its value.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value now.</param>
/// <param name="History">Its values, oldest first.</param>
public sealed record ToldVariable(string Name, string Value, IReadOnlyList<PastValue> History);

/// <summary>A value that a variable got.</summary>
/// <param name="Value">The value.</param>
/// <param name="At">When.</param>
/// <param name="Move">By which move.</param>
/// <param name="Title">By which step; null when by the person who tests.</param>
public sealed record PastValue(string Value, DateTimeOffset At, int Move, string? Title);
