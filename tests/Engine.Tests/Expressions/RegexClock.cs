using System.Text.RegularExpressions;
using Porfin.Expressions.Scripting;
using Xunit;

namespace Porfin.Engine.Tests.Expressions;

/// <summary>A turn comes out the same on a busy machine: only what may backtrack is watched by a clock.</summary>
public sealed class RegexClock
{
    [Theory]
    [InlineData(@"^(oi+|olá|bom dia)[,!. ]+", "i")]
    [InlineData(@"\s+", "g")]
    public void Matching_in_linear_time_has_no_clock(string pattern, string flags) =>
        Assert.Equal(Regex.InfiniteMatchTimeout, RegexPattern.Compile(pattern, flags, 0).Regex.MatchTimeout);

    [Fact]
    public void Matching_that_may_backtrack_has_one() =>
        Assert.NotEqual(Regex.InfiniteMatchTimeout, RegexPattern.Compile(@"(a+)+\1$", "", 0).Regex.MatchTimeout);
}
