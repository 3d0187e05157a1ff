using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace Porfin.Architecture.Tests;

/// <summary>What every step of the database's form keeps.</summary>
public sealed partial class Migrations
{
    private static readonly IReadOnlyList<string> Scripts = Product.Files(".sql");

    [Fact]
    public void Each_says_first_why_it_is() =>
        Scripts.Should().NotBeEmpty().And.OnlyContain(file => Why().IsMatch(Product.Lines(file)[0]));

    [Fact]
    public void Each_has_a_number_of_its_own_and_a_plain_name()
    {
        Scripts.Select(Path.GetFileName).Should().OnlyContain(name => FileName().IsMatch(name!));
        Scripts.Select(file => Path.GetFileName(file)[..4]).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Times_carry_their_zone() =>
        Scripts.SelectMany(Product.Lines).Should().NotContain(line => ZonelessTime().IsMatch(line));

    [GeneratedRegex("^-- .{10,}")]
    private static partial Regex Why();

    [GeneratedRegex("^[0-9]{4}_[a-z0-9_]+\\.sql$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"\btimestamp\b(?! with time zone)")]
    private static partial Regex ZonelessTime();
}
