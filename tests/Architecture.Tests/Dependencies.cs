using FluentAssertions;
using Xunit;

namespace Porfin.Architecture.Tests;

/// <summary>Who may know whom.</summary>
public sealed class Dependencies
{
    [Fact]
    public void The_engine_knows_nobody() => Product.References(Product.Engine).Should().OnlyContain(name => IsSystem(name));

    [Fact]
    public void Activities_know_the_engine_and_reach_the_world_through_ports_only()
    {
        Product.References(Product.Activities).Should().OnlyContain(name => IsSystem(name) || name == "Porfin.Engine");
        Product.ForeignTypes(Product.Activities).Should().NotContain(type =>
            type.StartsWith("System.Net.Http.", StringComparison.Ordinal) || type.StartsWith("System.Net.Sockets.", StringComparison.Ordinal)
            || type.StartsWith("System.Data.", StringComparison.Ordinal) || type.StartsWith("System.IO.File", StringComparison.Ordinal));
    }

    [Fact]
    public void The_designer_knows_definitions_but_never_how_they_run()
    {
        Product.References(Product.Designer).Should().OnlyContain(name => IsSystem(name) || name == "Porfin.Engine" || name == "Microsoft.JSInterop"
            || name.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal) || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));
        Product.ForeignTypes(Product.Designer).Should().NotContain(type => type.StartsWith("Porfin.Execution.", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_tests_reference_the_host()
    {
        var referring = Product.Files(".csproj").Where(file => Product.Lines(file).Any(line => line.Contains("Porfin.Host.csproj", StringComparison.Ordinal)));

        referring.Should().NotBeEmpty().And.OnlyContain(file => file.StartsWith("tests/", StringComparison.Ordinal));
    }

    [Fact]
    public void The_test_kit_does_not_see_the_host() =>
        Product.Lines("tests/Testing/Porfin.Testing.csproj").Should().NotContain(line => line.Contains("host/", StringComparison.Ordinal));

    [Fact]
    public void Namespaces_stay_in_their_project()
    {
        var strays = Product.All.Where(assembly => assembly != Product.Engine).SelectMany(Product.Types)
            .Where(type => !(type.Namespace + ".").StartsWith(type.Assembly.GetName().Name + ".", StringComparison.Ordinal))
            .Select(type => type.FullName);

        strays.Should().BeEmpty();
    }

    private static bool IsSystem(string assembly) => assembly.StartsWith("System.", StringComparison.Ordinal);
}
