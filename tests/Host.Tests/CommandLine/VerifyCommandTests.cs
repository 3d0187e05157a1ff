using System.Text.Json;
using Xunit;

namespace Porfin.Host.Tests.CommandLine;

/// <summary>The command <c>verify</c>: where something is wrong, in the language that was asked for, and in which file.</summary>
public sealed class VerifyCommandTests : IDisposable
{
    private const string Wrong = """
        {"root": {"id": "raiz", "type": "Elsa.Flowchart", "activities": [
          {"id": "diga", "type": "Elsa.WriteLine", "text": {"type": "Template", "value": "{{ nome.toUpperCase() }}"}}],
          "conections": []}}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("porfin-");

    [Fact]
    public async Task Text_has_line_and_column_and_speaks_one_language()
    {
        var (code, output, error) = await PorfinProcess.RunAsync("verify", Write("errado.json", Wrong), "--lang", "pt");
        Assert.Equal((2, ""), (code, error));
        Assert.Equal(
            """
            erro expression:unknown-function: linha 2, coluna 82: Linha 1, coluna 8: Não existe o método 'toUpperCase'. Escreva '| upper'. (atividade 'diga')
            aviso document:unknown-key: linha 3, coluna 17: A chave 'conections' não significa nada aqui. Você quis dizer 'connections'? (atividade 'raiz')

            """,
            output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Json_has_line_and_column()
    {
        var (code, output, _) = await PorfinProcess.RunAsync("verify", Write("errado.json", Wrong), "--json");
        var problem = JsonDocument.Parse(output).RootElement.GetProperty("problems")[0];
        Assert.Equal((2, 2, 82), (code, problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()));
    }

    [Fact]
    public async Task A_bad_file_beside_the_flow_is_named()
    {
        var flow = Write("a.json", """{"root": {"type": "Elsa.WriteLine", "text": "x"}}""");
        var (code, output, _) = await PorfinProcess.RunAsync("verify", flow, "--lib", Write("outro.json", "{\n  \"root\": {}\n"), "--lang", "es");
        Assert.Equal((2, "error document:not-json: En el archivo outro.json, línea 2, columna 13: Esto no es JSON: el texto termina demasiado pronto: el '{' de la línea 1, columna 1, no se cierra. Falta un '}'.\n"), (code, output.ReplaceLineEndings("\n")));
        var missing = await PorfinProcess.RunAsync("run", flow, "--lib", Path.Combine(folder.FullName, "nunca.json"));
        Assert.Equal(2, missing.Code);
        Assert.Contains("nunca.json cannot be read", missing.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
