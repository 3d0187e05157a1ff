namespace Porfin.Host.CommandLine;

/// <summary>The names of the settings that a person who starts Porfin meets; environment variables, or options of <c>serve</c>.</summary>
public static class Settings
{
    /// <summary>The port on 127.0.0.1.</summary>
    public const string Port = "PORFIN_PORT";

    /// <summary>The data folder.</summary>
    public const string Data = "PORFIN_DATA";

    /// <summary>The key that seals the key ring, in base64.</summary>
    public const string Key = "PORFIN_KEY";

    /// <summary>A file that holds that key; without either it is <c>porfin.key</c> in the data folder, made at the first start.</summary>
    public const string KeyFile = "PORFIN_KEY_FILE";

    /// <summary><c>json</c> for one JSON object per line; else text.</summary>
    public const string Log = "PORFIN_LOG";

    /// <summary><c>1</c> makes the demo business once and shows its sign-in.</summary>
    public const string Demo = "PORFIN_DEMO";
}
