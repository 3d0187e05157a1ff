using System.Text;
using Porfin.Host.CommandLine;
using Porfin.Host.Database;

namespace Porfin.Host.Secrets;

/// <summary>Where the sealing key comes from: <c>PORFIN_KEY</c>, else the file that <c>PORFIN_KEY_FILE</c> names, else <c>porfin.key</c> in the data folder.</summary>
internal sealed class KeySource(IConfiguration configuration)
{
    private const string HowItLooks = "a key is 32 bytes in base64, as 'openssl rand -base64 32' writes them";

    private string OwnFile => Path.GetFullPath(Path.Combine(DataFolder.PathIn(configuration), "porfin.key"));

    /// <summary>What the person may do who does not have the key at hand.</summary>
    public string Remedy => $"Put it back as '{OwnFile}', or give it in {Settings.Key} or {Settings.KeyFile}; a backup needs the key beside the database.";

    /// <summary>The key; null when none was given and none was made yet.</summary>
    /// <exception cref="CannotStartException">What was given is no key.</exception>
    public SealingKey? Find()
    {
        if (configuration[Settings.Key] is { Length: > 0 } text)
        {
            return SealingKey.Parse(text) ?? throw new CannotStartException($"{Settings.Key} is no key: {HowItLooks}.");
        }

        if (configuration[Settings.KeyFile] is { Length: > 0 } file)
        {
            return Read(file) ?? throw new CannotStartException($"{Settings.KeyFile} names '{file}', but there is no such file.");
        }

        return Read(OwnFile);
    }

    /// <summary>Makes a key and keeps it in a file that only this user may read.</summary>
    public SealingKey Make()
    {
        var made = SealingKey.Create();
        var half = OwnFile + ".new";
        try
        {
            _ = new DataFolder(DataFolder.PathIn(configuration));
            File.Delete(half);
            Write(half, made.ToText() + "\n");
            File.Move(half, OwnFile, overwrite: false);
            return made;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The key file '{OwnFile}' cannot be written: {failure.Message}", failure);
        }
    }

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(text));
        file.Flush(flushToDisk: true);
    }

    private static SealingKey? Read(string file)
    {
        try
        {
            return SealingKey.Parse(File.ReadAllText(file)) ?? throw new CannotStartException($"The key file '{file}' holds no key: {HowItLooks}.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The key file '{file}' cannot be read: {failure.Message}", failure);
        }
    }
}
