using System.ComponentModel.DataAnnotations;

namespace Porfin.Host.Whatsapp;

/// <summary>How we talk with WhatsApp; the section <c>Whatsapp</c> of the configuration.</summary>
public sealed class WhatsappOptions
{
    /// <summary>Where the Graph API is, with its version.</summary>
    [Required, Url]
    public string GraphBaseUrl { get; set; } = "https://graph.facebook.com/v26.0";

    /// <summary>How long a sending may take, in seconds; then we do not know whether it was taken.</summary>
    [Range(0.1, 300)]
    public double SendTimeoutSeconds { get; set; } = 30;

    /// <summary>How long connecting may take, in seconds.</summary>
    [Range(0.1, 60)]
    public double ConnectTimeoutSeconds { get; set; } = 5;

    /// <summary>The most connections to the Graph API at once.</summary>
    [Range(1, 10_000)]
    public int MostConnections { get; set; } = 256;

    /// <summary>The longest body of a webhook, in bytes: Meta's limit of 3 MB.</summary>
    [Range(1024, 64 << 20)]
    public int LongestWebhook { get; set; } = 3 << 20;
}
