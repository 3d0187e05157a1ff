using System.Reflection;
using System.Text.RegularExpressions;
using FluentAssertions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Porfin.Architecture.Tests;

/// <summary>What logs may say.</summary>
public sealed partial class Logs
{
    private static readonly List<(MethodInfo Method, LoggerMessageAttribute Message)> Messages =
    [
        .. Product.Host.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => (method, message: method.GetCustomAttribute<LoggerMessageAttribute>()!))
            .Where(entry => entry.message is not null),
    ];

    [Fact]
    public void Every_event_has_a_number_of_its_own() => Messages.Select(entry => entry.Message.EventId).Should().NotBeEmpty().And.OnlyHaveUniqueItems();

    [Fact]
    public void No_line_carries_what_people_wrote_or_their_numbers() =>
        Messages.SelectMany(entry => entry.Method.GetParameters().Select(parameter => $"{entry.Method.Name}({parameter.Name})")).Should().NotContain(text => Personal().IsMatch(text));

    [Fact]
    public void Lines_are_written_in_one_way_only()
    {
        var loose = Product.Files(".cs").Where(file => file.StartsWith("host/", StringComparison.Ordinal))
            .SelectMany(file => Product.Lines(file).Where(line => LooseLine().IsMatch(line)).Select(line => file + ": " + line.Trim()));

        loose.Should().BeEmpty("log lines are declared with [LoggerMessage]");
    }

    [GeneratedRegex(@"\((phone|body|text|content|email|profileName|token|secret|password|from|to)\)$", RegexOptions.IgnoreCase)]
    private static partial Regex Personal();

    [GeneratedRegex(@"\.Log(Information|Warning|Error|Debug|Critical|Trace)\(")]
    private static partial Regex LooseLine();
}
