using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Expressions;

public sealed class ValueBoundsTests
{
    [Fact]
    public void Values_that_unfold_without_end_are_not_written() =>
        Assert.Equal("value:too-large", Assert.Throws<ExpressionException>(() => ValueJson.Write(Bomb())).Code);

    [Fact]
    public void Values_that_unfold_without_end_are_not_compared() =>
        Assert.Equal("value:too-large", Assert.Throws<ExpressionException>(() => Bomb().Equals(Bomb())).Code);

    [Fact]
    public void Values_that_contain_themselves_are_not_compared() =>
        Assert.Equal("value:too-deep", Assert.Throws<ExpressionException>(() => Cycle().Equals(Cycle())).Code);

    [Fact]
    public void Lists_and_maps_are_compared_by_content()
    {
        var one = ValueJson.Parse("""{"a":[1,{"b":null}],"c":"x"}""");
        Assert.Equal(one, ValueJson.Parse("""{"c":"x","a":[1,{"b":null}]}"""));
        Assert.NotEqual(one, ValueJson.Parse("""{"c":"x","a":[1,{"b":0}]}"""));
        Assert.NotEqual(one, ValueJson.Parse("""{"c":"x","d":[1,{"b":null}]}"""));
    }

    private static Value Bomb()
    {
        var value = Value.Of(new ValueList());
        for (var i = 0; i < 60; i++)
        {
            value = Value.Of(new ValueList { value, value });
        }

        return value;
    }

    private static Value Cycle()
    {
        var list = new ValueList();
        list.Add(Value.Of(list));
        return Value.Of(list);
    }
}
