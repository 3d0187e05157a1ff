using System.Globalization;
using Porfin.Expressions;

namespace Porfin.Host.Runs;

/// <summary>An address of a flow, as an HttpEndpoint writes it into what it waits for: method, path, and settings that are not the default.</summary>
/// <param name="Method">GET, POST …</param>
/// <param name="Parts">The parts of the path; one in braces takes whatever stands there.</param>
internal sealed record FlowAddress(string Method, string[] Parts)
{
    /// <summary>True when only people of the business may ask.</summary>
    public bool IsPrivate { get; private init; }

    /// <summary>The largest body, in bytes.</summary>
    public int MaxBytes { get; private init; } = 256 << 10;

    /// <summary>True when the flow itself deals with a body that is too large.</summary>
    public bool TakesTooLarge { get; private init; }

    /// <summary>How long a request waits for its answer.</summary>
    public TimeSpan Patience { get; private init; } = TimeSpan.FromSeconds(30);

    /// <summary>Method and path without the names of parts: two addresses of one shape cannot be told apart.</summary>
    public string Shape => $"{Method} {string.Join('/', Parts.Select(part => part.StartsWith('{') ? "{}" : part.ToLowerInvariant()))}";

    /// <summary>How many parts are fixed: the address with more of them wins.</summary>
    public int Fixed => Parts.Count(part => !part.StartsWith('{'));

    public static FlowAddress Parse(string key)
    {
        var words = key.Split(' ');
        string? Setting(string name) => words.Skip(2).FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
        var address = new FlowAddress(words[0], words.Length > 1 ? words[1].Split('/') : [])
        {
            IsPrivate = words.Contains("authorize"),
            TakesTooLarge = words.Contains("too-large"),
        };
        return address with
        {
            MaxBytes = Setting("limit") is { } limit ? int.Parse(limit, CultureInfo.InvariantCulture) : address.MaxBytes,
            Patience = Setting("timeout") is { } patience ? TimeSpan.FromMilliseconds(double.Parse(patience, CultureInfo.InvariantCulture)) : address.Patience,
        };
    }

    /// <summary>The values of the parts in braces; null when a path is not this address.</summary>
    public ValueMap? Match(string[] path)
    {
        if (path.Length != Parts.Length)
        {
            return null;
        }

        var values = new ValueMap();
        for (var i = 0; i < path.Length; i++)
        {
            if (Parts[i].StartsWith('{'))
            {
                values[Parts[i][1..^1]] = Value.Of(path[i]);
            }
            else if (!string.Equals(Parts[i], path[i], StringComparison.OrdinalIgnoreCase))
            {
                return null;
            }
        }

        return values;
    }
}
