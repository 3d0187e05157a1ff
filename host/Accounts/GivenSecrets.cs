namespace Porfin.Host.Accounts;

/// <summary>
/// Finds the secrets of an account without showing them in the process list: an option of the command line if it was given after all, else a line
/// <c>PORFIN_TOKEN=…</c> of the file that <c>--secrets</c> names, else the environment, else what a person types unseen.
/// </summary>
/// <param name="environment">Where <c>PORFIN_TOKEN</c> and the others may be.</param>
/// <param name="ask">Asks the person at the terminal; null when there is none.</param>
internal sealed class GivenSecrets(IConfiguration environment, Func<string, string>? ask)
{
    private const string Prefix = "PORFIN_";
    private readonly Dictionary<string, string> lines = [];

    /// <summary>Reads a file of lines <c>NAME=value</c>; empty ones and those that begin with <c>#</c> count for nothing.</summary>
    /// <exception cref="CannotStartException">It cannot be read, or has other lines; the message never shows what is in it.</exception>
    public void Read(TextReader file)
    {
        for (var number = 1; file.ReadLine()?.Trim() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var name = line.Split('=', 2)[0].Trim();
            if (!line.Contains('=', StringComparison.Ordinal) || !name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                throw new CannotStartException($"Line {number} of the secrets is not like PORFIN_TOKEN=…");
            }

            lines[name] = line.Split('=', 2)[1].Trim().Trim('"', '\'');
        }
    }

    /// <summary>One secret; null when nobody gives it.</summary>
    /// <param name="option">What the command line said.</param>
    /// <param name="name">Its name, as <c>TOKEN</c>.</param>
    /// <param name="what">How a person knows it.</param>
    public string? Find(string? option, string name, string what) =>
        option ?? lines.GetValueOrDefault(Prefix + name) ?? NotEmpty(environment[Prefix + name]) ?? NotEmpty(ask?.Invoke(what));

    /// <summary>Asks at the terminal without showing what is typed; null where no person sits.</summary>
    public static Func<string, string>? Terminal => Console.IsInputRedirected || Console.IsErrorRedirected ? null : Ask;

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Ask(string what)
    {
        Console.Error.Write(what + " (not shown): ");
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
            {
                typed.Append(char.IsControl(key.KeyChar) ? "" : key.KeyChar.ToString());
            }
            else if (typed.Length > 0)
            {
                typed.Length--;
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
