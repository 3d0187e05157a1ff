using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Expressions;

/// <summary>Maps keep their order whatever is removed, and removing costs the same however large they are.</summary>
public sealed class ValueMapTests
{
    [Theory]
    [InlineData("from the front")]
    [InlineData("from the back")]
    [InlineData("here and there")]
    [InlineData("while others come")]
    public void Removing_many_names_moves_few_entries(string how)
    {
        const int Count = 20_000;
        var map = new ValueMap();
        foreach (var i in Enumerable.Range(0, Count))
        {
            map[$"n{i}"] = Value.Of(i);
        }

        var before = map.Moved;
        foreach (var i in Enumerable.Range(0, Count))
        {
            Assert.True(map.Remove($"n{how switch { "from the back" => Count - 1 - i, "here and there" => (int)(i * 7919L % Count), _ => i }}"));
            if (how is "while others come")
            {
                map[$"m{i}"] = Value.Of(i);
            }
        }

        Assert.Equal(how is "while others come" ? Count : 0, map.Count);
        Assert.InRange(map.Moved - before, 1, 6 * Count);
    }

    [Fact]
    public void A_map_is_as_one_that_is_kept_in_the_simplest_way()
    {
        var random = new Random(17);
        for (var run = 0; run < 200; run++)
        {
            var (map, simple) = (new ValueMap(), new List<(string Name, int Value)>());
            for (var step = 0; step < 200; step++)
            {
                var name = $"n{random.Next(40)}";
                var at = simple.FindIndex(entry => entry.Name == name);
                if (random.Next(3) == 0)
                {
                    Assert.Equal(at >= 0, map.Remove(name));
                    simple.RemoveAll(entry => entry.Name == name);
                }
                else
                {
                    map[name] = Value.Of(step);
                    _ = at >= 0 ? (simple[at] = (name, step)) : default;
                    simple.AddRange(at >= 0 ? [] : [(name, step)]);
                }

                Assert.Equal(simple.Count, map.Count);
            }

            Assert.Equal(simple, map.Select(entry => (entry.Key, (int)entry.Value.Number)));
            Assert.Equal(simple.Select(entry => entry.Name), map.Keys);
            Assert.All(simple, entry => Assert.Equal(entry.Value, map[entry.Name].Number));
        }
    }

    [Fact]
    public void A_map_that_is_changed_while_it_is_gone_through_says_so()
    {
        var map = new ValueMap { { "a", Value.Of(1) }, { "b", Value.Of(2) } };
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var (name, _) in map)
            {
                map.Remove(name);
            }
        });
    }
}
