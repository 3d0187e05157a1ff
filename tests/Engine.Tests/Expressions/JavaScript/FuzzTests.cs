using System.Diagnostics;
using System.Text;
using Porfin.Expressions;
using Xunit;

namespace Porfin.Engine.Tests.Expressions;

/// <summary>Programs broken at random: each compiles or is refused, and runs or fails, in its time. PORFIN_FUZZ multiplies their number.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "(", ")", "[", "]", "{", "}", ",", ";", ":", "?", ".", "?.", "...", "=>", "=", "+=", "??=", "+", "-", "*", "/", "**", "!", "&&", "||", "??", "`", "${", "'", "\"", "\\", "/a/g", "\n",
        "let ", "const ", "var ", "if (", "else ", "for (", "while (", "do ", "of ", "in ", "function ", "return ", "throw ", "try {", "catch ", "finally {", "switch (", "case ", "default:", "break ",
        "continue ", "new ", "typeof ", "void ", "delete ", "instanceof ", "null", "undefined", "NaN", "1e400", "0x", "1_", "a", "b", "c", "log", "f", "x", "async ", "await ", "this", "class ", "\u2028",
        "😀", "\ud83d", ".length", ".map(", ".sort(", ".replace(", "JSON.stringify(", "new Date(", "Math.max(", "Array(", "new RegExp(", ".call(", ".repeat(1e9)", "[Symbol]", ".constructor",
    ];

    [Fact]
    public void Broken_programs_never_break_the_engine()
    {
        var random = new Random(7);
        var programs = new RandomPrograms(7);
        for (var i = 0; i < 4000 * OracleTests.Effort; i++)
        {
            Try(Broken(programs.One(), random));
        }
    }

    [Fact]
    public void Broken_regular_expressions_never_break_the_engine()
    {
        string[] pieces = ["(", ")", "[", "]", "{", "}", "*", "+", "?", "|", "^", "$", ".", "\\", "a", "b", "\\d", "\\w", "\\b", "(?:", "(?=", "(?<!", "(?<n>", "\\k<n>", "\\1", "{2}", "{1,3}", "[^", "-", "\\u{1F600}", "\\p{L}", "\\u", "\\x", "😀", "#", "(?#", " "];
        var random = new Random(11);
        for (var i = 0; i < 4000 * OracleTests.Effort; i++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var flags = string.Concat("gimsuy".Where(_ => random.Next(3) == 0));
            Try($"'abab 12 aab😀'.replace(new RegExp({System.Text.Json.JsonSerializer.Serialize(pattern)}, '{flags}'), '<$1$&>')");
        }
    }

    private static string Broken(string program, Random random)
    {
        var text = new StringBuilder(program);
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            var at = random.Next(text.Length + 1);
            switch (random.Next(4))
            {
                case 0:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1:
                    text.Remove(at, Math.Min(random.Next(12), text.Length - at));
                    break;
                case 2:
                    text.Insert(random.Next(text.Length + 1), text.ToString(at, Math.Min(random.Next(40), text.Length - at)));
                    break;
                default:
                    text.Length = Math.Max(1, text.Length - random.Next(text.Length / 2));
                    break;
            }
        }

        return text.ToString();
    }

    private static void Try(string text)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var compiled = Porfin.Expressions.JavaScript.Compile(text);
            Assert.Equal(compiled.Expression is null, compiled.Problems.Count > 0);
            compiled.Expression?.Evaluate(new TestScope());
        }
        catch (ExpressionException)
        {
            // How a broken program is meant to end.
        }
        catch (Exception other) when (other is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{other}\nin\n{text}");
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"It took {watch.Elapsed}:\n{text}");
    }
}
