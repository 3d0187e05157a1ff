using System.ComponentModel.DataAnnotations;

namespace Porfin.Host.Http;

/// <summary>What calls of flows to web addresses may do.</summary>
public sealed class HttpCallOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "HttpCalls";

    /// <summary>Systems in the own network that flows may call all the same, as <c>host:port</c>. None by default: a flow's author must not reach what only this machine can.</summary>
    public IList<string> PrivateHosts { get; } = [];

    /// <summary>The largest answer that is read, in bytes after decompression; 256 KB by default.</summary>
    [Range(1, 16 << 20)]
    public int MaxBytes { get; set; } = 256 << 10;

    /// <summary>How many redirects are followed; each is checked like the first address.</summary>
    [Range(0, 20)]
    public int MaxRedirects { get; set; } = 5;
}
