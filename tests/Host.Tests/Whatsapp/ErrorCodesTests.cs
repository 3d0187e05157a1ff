using System.Globalization;
using FluentAssertions;
using Porfin.Host.Whatsapp;
using Xunit;

namespace Porfin.Host.Tests.Whatsapp;

public sealed class ErrorCodesTests
{
    [Theory]
    [InlineData(FailureClass.Retry, 1, 131000)]
    [InlineData(FailureClass.Unavailable, 2, 131016, 133004)]
    [InlineData(FailureClass.RetryAfter, 4, 80007, 130429, 131056, 131057, 2494100, 132069, 133015, 134101)]
    [InlineData(FailureClass.Wait, 131048, 131064, 131049, 132015, 133016)]
    [InlineData(FailureClass.StopAccount, 0, 190, 3, 10, 200, 255, 299, 131005, 368, 131031, 131037, 131042, 131045, 133010)]
    [InlineData(
        FailureClass.Permanent,
        130497, 131047, 131026, 131021, 131030, 131050, 130472, 131051, 131052, 131053, 131008, 131009, 100, 33, 135000, 131044, 131063, 131055, 134100, 134102, 131060, 131062,
        132000, 132001, 132005, 132007, 132008, 132012, 132016, 132068, 133000, 133005, 133006, 133008, 133009, 134011, 137000, 2388019, 2388299)]
    public void Each_code_has_its_class_whatever_the_status(FailureClass expected, params int[] codes)
    {
        foreach (var code in codes)
        {
            foreach (var status in new[] { 400, 401, 403, 404, 429, 500, 503 })
            {
                ErrorCodes.ClassOf(code, status).Should().Be(expected, "{0} under {1}", code, status);
            }
        }
    }

    [Theory]
    [InlineData(400, FailureClass.Permanent)]
    [InlineData(404, FailureClass.Permanent)]
    [InlineData(429, FailureClass.RetryAfter)]
    [InlineData(401, FailureClass.StopAccount)]
    [InlineData(403, FailureClass.StopAccount)]
    [InlineData(500, FailureClass.Retry)]
    [InlineData(503, FailureClass.Retry)]
    public void A_code_of_tomorrow_is_classed_by_its_status(int status, FailureClass expected) => ErrorCodes.ClassOf(987_654, status).Should().Be(expected);

    [Fact]
    public void The_pair_rate_waits_four_to_the_power_of_the_tries() =>
        Enumerable.Range(1, 4).Select(attempt => Failed(131056).DelayAfter(attempt)!.Value.TotalSeconds).Should().Equal(1, 4, 16, 64);

    [Theory]
    [InlineData(131000, 1, 1)]
    [InlineData(131000, 4, 8)]
    [InlineData(131000, 1000, 600)]
    [InlineData(131057, 1, 60)]
    [InlineData(131049, 1, 86_400)]
    [InlineData(131049, 3, 259_200)]
    public void Delays_grow_and_end(int code, int attempt, double seconds) => Failed(code).DelayAfter(attempt)!.Value.TotalSeconds.Should().Be(seconds);

    [Fact]
    public void What_helps_nobody_is_not_tried_again()
    {
        Failed(131047).DelayAfter(1).Should().BeNull();
        Failed(190).DelayAfter(1).Should().BeNull();
        new Failed(FailureClass.Unknown, "net:timeout", "").DelayAfter(1).Should().BeNull();
    }

    [Fact]
    public void Only_limits_of_the_number_hold_the_number()
    {
        Failed(130429).HoldsNumber.Should().BeTrue();
        Failed(131056).HoldsNumber.Should().BeFalse();
        Failed(131049).HoldsNumber.Should().BeFalse();
    }

    [Fact]
    public void A_failure_stands_between_sent_and_delivered() =>
        new[] { DeliveryStatus.Read, DeliveryStatus.Failed, DeliveryStatus.Queued, DeliveryStatus.Played, DeliveryStatus.Sent, DeliveryStatus.Delivered }.Order().Should().Equal(
            DeliveryStatus.Queued, DeliveryStatus.Sent, DeliveryStatus.Failed, DeliveryStatus.Delivered, DeliveryStatus.Read, DeliveryStatus.Played);

    private static Failed Failed(int code) => new(ErrorCodes.ClassOf(code), code.ToString(CultureInfo.InvariantCulture), "");
}
