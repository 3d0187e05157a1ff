using System.Globalization;
using Microsoft.AspNetCore.Components;
using Porfin.Activities.Messages;
using Porfin.Host.Pages.Chat;
using Porfin.Host.TestChats;

namespace Porfin.Host.Pages.TestChats;

/// <summary>What was said in a test chat, with remarks for the author.</summary>
public sealed partial class TestLog(ShownTime time)
{
    [Parameter, EditorRequired] public IEnumerable<TestItem> Items { get; set; } = [];

    /// <summary>The chat's own time: it decides what "today" is.</summary>
    [Parameter, EditorRequired] public DateTimeOffset Now { get; set; }

    [Parameter, EditorRequired] public string FlowName { get; set; } = "";

    [Parameter] public bool IsTyping { get; set; }

    [Parameter, EditorRequired] public EventCallback<Choice> OnChoose { get; set; }

    private ShownTime Time { get; } = time;

    private static string BodyOf(MessageContent content) => content switch
    {
        TextContent text => text.Body,
        ChoicesContent choices => choices.Body,
        _ => "",
    };

    private static string IconOf(RemarkKind kind) => kind switch
    {
        RemarkKind.TimeSkipped => "fast_forward",
        RemarkKind.HandedOff => "support_agent",
        RemarkKind.CallSkipped => "cloud_off",
        RemarkKind.CallAnswered => "toys",
        RemarkKind.NotAwaited => "hearing_disabled",
        RemarkKind.Line => "terminal",
        RemarkKind.Finished => "flag",
        _ => "error",
    };

    private string TextOf(Remark remark) => remark.Kind switch
    {
        RemarkKind.TimeSkipped => T["remark.time", SpanText(TimeSpan.Parse(remark.Detail, CultureInfo.InvariantCulture))],
        RemarkKind.HandedOff => T["remark.handoff", remark.Detail],
        RemarkKind.CallSkipped => T["remark.call", remark.Detail],
        RemarkKind.CallAnswered => T["remark.called", remark.Detail],
        RemarkKind.NotAwaited => T["remark.unheard"],
        RemarkKind.Line => remark.Detail,
        RemarkKind.Finished => T["remark.end"],
        _ => T["remark.fault", remark.Detail],
    };

    private string SpanText(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => T["span.days", (int)span.TotalDays],
        { TotalHours: >= 1 } => T["span.hours", (int)span.TotalHours],
        _ => T["span.minutes", (int)span.TotalMinutes],
    };
}
