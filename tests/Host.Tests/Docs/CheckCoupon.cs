using System.ComponentModel.DataAnnotations;
using Porfin;
using Porfin.Expressions;

namespace Example;

/// <summary>Looks a coupon up among those that there are.</summary>
[Activity("Example.CheckCoupon", Category = "Data", Icon = "sell")]
[Output("Coupon", "String")]
public sealed class CheckCoupon : Activity
{
    /// <summary>There is such a coupon; it is the output Coupon, as it is listed.</summary>
    public static readonly Outcome Known = new("Known");

    /// <summary>There is no such coupon.</summary>
    public static readonly Outcome Unknown = new("Unknown");

    /// <summary>What the customer wrote.</summary>
    [Input, Required]
    public string Written { get; init; } = "";

    /// <summary>The coupons that there are.</summary>
    [Input]
    public IReadOnlyList<string> Coupons { get; init; } = [];

    /// <inheritdoc />
    public override Next Execute(ActivityContext context)
    {
        var coupon = Coupons.FirstOrDefault(coupon => string.Equals(coupon, Written.Trim(), StringComparison.OrdinalIgnoreCase));
        context.Decided(Value.Of(coupon));
        context.Output("Coupon", Value.Of(coupon));
        return coupon is null ? Unknown : Known;
    }
}
