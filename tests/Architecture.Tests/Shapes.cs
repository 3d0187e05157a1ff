using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace Porfin.Architecture.Tests;

/// <summary>How code is shaped and named.</summary>
public sealed partial class Shapes
{
    private const int LongestFile = 300;
    private const double LeastSealed = 0.95;

    /// <summary>Files that are longer, each with a ceiling that may only be lowered.</summary>
    private static readonly Dictionary<string, int> Outgrown = new()
    {
    };

    [Fact]
    public void No_name_ends_in_a_word_that_says_nothing()
    {
        var empty = Product.All.SelectMany(Product.Types).Where(type => EmptyWord().IsMatch(type.Name.Split('`')[0])).Select(type => type.FullName);

        empty.Should().BeEmpty("a class is called what it does (CONTRIBUTING.md)");
    }

    [Fact]
    public void Almost_all_classes_are_sealed()
    {
        var classes = Product.All.SelectMany(Product.Types).Where(type => type is { IsClass: true, IsAbstract: false } && !IsRazor(type)).ToList();
        var open = classes.Where(type => !type.IsSealed).Select(type => type.FullName).ToList();

        classes.Should().HaveCountGreaterThan(100);
        (1 - (double)open.Count / classes.Count).Should().BeGreaterThanOrEqualTo(LeastSealed, "open are: {0}", string.Join(", ", open));
    }

    [Fact]
    public void An_interface_is_a_port_or_has_two_implementations()
    {
        var types = Product.All.SelectMany(Product.Types).ToList();
        var lonely = types.Where(type => type.IsInterface && type.Assembly != Product.Activities)
            .Where(port => types.Count(type => type.IsClass && port.IsAssignableFrom(type)) == 1)
            .Select(type => type.FullName);

        lonely.Should().BeEmpty();
    }

    [Fact]
    public void No_file_is_a_heap()
    {
        var heaps = Product.Files(".cs").Concat(Product.Files(".razor")).Select(file => (file, Product.Lines(file).Length))
            .Where(entry => entry.Length > Outgrown.GetValueOrDefault(entry.file, LongestFile));

        heaps.Should().BeEmpty("a file is split by subject before it has {0} lines", LongestFile);
    }

    [Fact]
    public void The_program_is_a_list() => Product.Lines("host/Program.cs").Length.Should().BeLessThanOrEqualTo(60);

    [Fact]
    public void No_folder_is_named_after_a_kind_of_class()
    {
        string[] kinds = ["Services", "Models", "Helpers", "Extensions", "Contracts", "Utils", "Common", "Managers", "Interfaces", "Enums", "Dtos"];

        Product.Files(".cs").Should().NotContain(file => file.Split('/', StringSplitOptions.None).Any(part => kinds.Contains(part)));
    }

    [Fact]
    public void Code_carries_no_regions_and_no_unfinished_notes()
    {
        var notes = Product.Files(".cs").Concat(Product.Files(".razor")).Concat(Product.Files(".sql"))
            .SelectMany(file => Product.Lines(file).Where(line => Unfinished().IsMatch(line)).Select(line => file + ": " + line.Trim()));

        notes.Should().BeEmpty();
    }

    private static bool IsRazor(Type type) =>
        typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type);

    [GeneratedRegex("(Manager|Helpers?|Service|Services|Utils?|Utility|Impl|Dto|Info)$")]
    private static partial Regex EmptyWord();

    [GeneratedRegex(@"^\s*#region|//\s*(TODO|FIXME|HACK)\b|NotImplementedException\(")]
    private static partial Regex Unfinished();
}
