using Porfin.Expressions;

namespace Porfin.Control;

/// <summary>Waits for a time.</summary>
[Activity("Elsa.Delay", Category = "Time", Icon = "hourglass_empty")]
[OutcomeCause("Done", OutcomeCause.Time, After = "timeSpan")]
public sealed class Delay : Activity
{
    /// <summary>How long; one minute by default. Zero or less goes on at once.</summary>
    [Input(Editor = "duration")]
    public TimeSpan TimeSpan { get; init; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Next.Wait(Wake.After(context.Now, TimeSpan));
}

/// <summary>Waits for one interval.</summary>
[Activity("Elsa.Timer", Category = "Time", Icon = "timer")]
[OutcomeCause("Done", OutcomeCause.Time, After = "interval")]
public sealed class Timer : Activity, ITrigger
{
    /// <summary>The interval; one minute by default.</summary>
    [Input(Editor = "duration")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Next.Wait(Wake.After(context.Now, Interval));

    /// <inheritdoc />
    public IEnumerable<Wake> Begins(World world) => Interval > TimeSpan.Zero ? [Wake.After(world.Now, Interval)] : [];
}

/// <summary>Waits until a moment; one that has passed goes on at once.</summary>
[Activity("Elsa.StartAt", Category = "Time", Icon = "event")]
[OutcomeCause("Done", OutcomeCause.Time)]
public sealed class StartAt : Activity, ITrigger
{
    /// <summary>The moment.</summary>
    [Input(Editor = "moment")]
    public DateTimeOffset DateTime { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => DateTime <= context.Now ? Outcome.Done : Next.Wait(Wake.At(DateTime));

    /// <inheritdoc />
    public IEnumerable<Wake> Begins(World world) => DateTime > world.Now ? [Wake.At(DateTime)] : [];
}

/// <summary>Waits for a named event.</summary>
[Activity("Elsa.Event", Category = "Integrations", Icon = "bolt")]
[Output("Result")]
[OutcomeCause("Done", OutcomeCause.Outside)]
public sealed class Event : Activity, ITrigger
{
    /// <summary>The event's name.</summary>
    [Input]
    public string EventName { get; init; } = "";

    /// <inheritdoc />
    public override Next Execute(ActivityContext context) => Next.Wait(new Wake(Stimulus.Kinds.Event, EventName));

    /// <inheritdoc />
    public IEnumerable<Wake> Begins(World world) => EventName.Length > 0 ? [new Wake(Stimulus.Kinds.Event, EventName)] : [];

    /// <inheritdoc />
    public override Next Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Output("Result", stimulus.Payload.IsUndefined ? Value.Null : stimulus.Payload);
        return Outcome.Done;
    }
}

/// <summary>Publishes a named event: instances that wait for it go on.</summary>
[Activity("Elsa.PublishEvent", Category = "Integrations", Icon = "campaign")]
public sealed class PublishEvent : Activity
{
    /// <summary>The event's name.</summary>
    [Input]
    public string EventName { get; init; } = "";

    /// <summary>Only instances with this correlation id; empty for all.</summary>
    [Input]
    public string CorrelationId { get; init; } = "";

    /// <summary>True: only this instance.</summary>
    [Input]
    public bool IsLocalEvent { get; init; }

    /// <summary>What the event brings.</summary>
    [Input]
    public Value Payload { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        context.Emit(new EventPublished(EventName, CorrelationId, IsLocalEvent, ValueConvert.Copy(Payload)));
        return Outcome.Done;
    }
}

/// <summary>A named event was published.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CorrelationId">Only instances with this correlation id; empty for all.</param>
/// <param name="IsLocal">True: only this instance.</param>
/// <param name="Payload">What it brings.</param>
public sealed record EventPublished(string Name, string CorrelationId, bool IsLocal, Value Payload) : FlowEvent
{
    /// <inheritdoc />
    public override void WriteFields(System.Text.Json.Utf8JsonWriter writer)
    {
        writer.WriteString("name", Name);
        writer.WriteString("correlationId", CorrelationId);
        writer.WriteBoolean("isLocal", IsLocal);
        writer.WritePropertyName("payload");
        ValueJson.Write(writer, Payload, keepDates: false);
    }
}

/// <summary>Asks the host to do a task, and waits until it is done.</summary>
[Activity("Elsa.RunTask", Category = "Integrations", Icon = "task")]
[Output("TaskId", "String")]
[Output("Result")]
[OutcomeCause("Done", OutcomeCause.Outside)]
public sealed class RunTask : Activity
{
    /// <summary>The task's name.</summary>
    [Input]
    public string TaskName { get; init; } = "";

    /// <summary>What the task needs.</summary>
    [Input]
    public Value Payload { get; init; }

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        var id = context.NewId().ToString("N");
        context.Output("TaskId", Value.Of(id));
        context.Emit(new TaskRequested(id, TaskName, ValueConvert.Copy(Payload)));
        return Next.Wait(new Wake(Stimulus.Kinds.Task, id));
    }

    /// <inheritdoc />
    public override Next Resume(ActivityContext context, Stimulus stimulus)
    {
        context.Output("Result", stimulus.Payload.IsUndefined ? Value.Null : stimulus.Payload);
        return Outcome.Done;
    }
}

/// <summary>A task was asked for.</summary>
/// <param name="TaskId">The id by which it is completed.</param>
/// <param name="Name">Its name.</param>
/// <param name="Payload">What it needs.</param>
public sealed record TaskRequested(string TaskId, string Name, Value Payload) : FlowEvent
{
    /// <inheritdoc />
    public override void WriteFields(System.Text.Json.Utf8JsonWriter writer)
    {
        writer.WriteString("taskId", TaskId);
        writer.WriteString("name", Name);
        writer.WritePropertyName("payload");
        ValueJson.Write(writer, Payload, keepDates: false);
    }
}

/// <summary>Moments from durations.</summary>
internal static class Moments
{
    /// <summary>Now plus a duration; a negative one counts as zero, and no moment lies after the year 9999.</summary>
    public static DateTimeOffset After(DateTimeOffset now, TimeSpan duration) =>
        duration <= TimeSpan.Zero ? now : duration > DateTimeOffset.MaxValue - now ? DateTimeOffset.MaxValue : now + duration;
}
