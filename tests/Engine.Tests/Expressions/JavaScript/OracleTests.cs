using Xunit;

namespace Porfin.Engine.Tests.Expressions;

public sealed class OracleTests
{
    [Theory]
    [InlineData("operators.txt")]
    [InlineData("texts.txt")]
    [InlineData("lists.txt")]
    [InlineData("maps.txt")]
    [InlineData("numbers.txt")]
    [InlineData("dates.txt")]
    [InlineData("patterns.txt")]
    [InlineData("functions.txt")]
    public void Expressions_chosen_by_hand_mean_what_Node_says(string name) => NodeOracle.Confirm(Cases.Lines(name));

    [Fact]
    public void Scripts_chosen_by_hand_mean_what_Node_says() => NodeOracle.Confirm(Cases.Scripts("scripts.txt"));
}
