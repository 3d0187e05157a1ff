using System.Text.Json;
using FluentAssertions;
using Porfin.Testing;
using Xunit;

namespace Porfin.Host.Tests.CommandLine;

/// <summary>Our own documents in Elsa's manner, from the command line.</summary>
public sealed class ElsaStyleTests
{
    public static TheoryData<string> Cases() => [.. ElsaStyleCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_document_in_Elsas_manner_runs(string name)
    {
        var item = ElsaStyleCase.All[name];
        var folder = Directory.CreateTempSubdirectory("porfin-case-");
        try
        {
            var files = item.Libraries.Prepend(item.Flow).Select((json, index) => Written(Path.Combine(folder.FullName, $"{index}.json"), json)).ToList();
            string[] inputs = item.Input.ValueKind is JsonValueKind.Object ? [.. item.Input.EnumerateObject().SelectMany(input => new[] { "--input", $"{input.Name}={input.Value.GetRawText()}" })] : [];
            var (code, lines, error) = await RunCommandTests.RunAsync([files[0], .. files.Skip(1).SelectMany(lib => new[] { "--lib", lib }), .. inputs, "--drive"]);

            lines.Should().Equal(item.Lines, error);
            code.Should().Be(item.Status switch { "finished" => 0, "waiting" => 3, _ => 4 }, error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Written(string path, string json)
    {
        File.WriteAllText(path, json);
        return path;
    }
}
