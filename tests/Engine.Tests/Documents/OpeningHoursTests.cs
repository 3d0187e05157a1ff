using System.Globalization;
using FluentAssertions;
using Xunit;

namespace Porfin.Engine.Tests.Documents;

public sealed class OpeningHoursTests
{
    // The 23rd of November 2026 is a Monday.
    [Theory]
    [InlineData("2026-11-23 07:59", false, "2026-11-20 18:00")]
    [InlineData("2026-11-23 08:00", true, "")]
    [InlineData("2026-11-23 12:00", false, "2026-11-23 12:00")]
    [InlineData("2026-11-23 13:30", true, "")]
    [InlineData("2026-11-23 18:01", false, "2026-11-23 18:00")]
    [InlineData("2026-11-24 09:00", false, "2026-11-23 18:00")]
    [InlineData("2026-11-20 23:59", false, "2026-11-20 18:00")]
    public void Days_have_none_one_or_several_spans(string moment, bool isOpen, string closedSince)
    {
        var hours = Read(("monday", "08:00-12:00, 13:30-18:00"), ("friday", "8:00-18:00"), ("tuesday", ""))!;
        var local = DateTime.Parse(moment, CultureInfo.InvariantCulture);
        hours.IsOpen(local).Should().Be(isOpen);
        if (!isOpen)
        {
            hours.ClosedSince(local).Should().Be(DateTime.Parse(closedSince, CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("monday", "18:00-08:00")]
    [InlineData("monday", "08:00")]
    [InlineData("monday", "08:00-25:00")]
    [InlineData("monday", "8-18")]
    [InlineData("monday", "")]
    [InlineData("segunda", "08:00-18:00")]
    public void What_is_no_hour_is_refused(string day, string spans) => Read((day, spans)).Should().BeNull();

    [Fact]
    public void A_day_may_be_open_whole() => Read(("sunday", "00:00-24:00"))!.IsOpen(new(2026, 11, 22, 23, 59, 59)).Should().BeTrue();

    [Theory]
    [InlineData("2026-11-23 07:59", "2026-11-23 08:00")]
    [InlineData("2026-11-23 08:00", "2026-11-23 13:30")]
    [InlineData("2026-11-23 13:30", "2026-11-27 08:00")]
    [InlineData("2026-11-27 08:00", "2026-11-30 08:00")]
    public void It_opens_again(string moment, string opens) =>
        Read(("monday", "08:00-12:00, 13:30-18:00"), ("friday", "8:00-18:00"))!.OpensNext(DateTime.Parse(moment, CultureInfo.InvariantCulture)).Should().Be(DateTime.Parse(opens, CultureInfo.InvariantCulture));

    private static OpeningHours? Read(params (string Day, string Spans)[] days) => OpeningHours.Read(days.Select(day => KeyValuePair.Create(day.Day, day.Spans)));
}
