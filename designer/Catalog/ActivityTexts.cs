using System.Globalization;
using System.Resources;

namespace Porfin.Designer.Catalog;

/// <summary>
/// What people read about activities: ActivityTexts.resx (Brazilian Portuguese), ActivityTexts.en.resx and ActivityTexts.es.resx.
/// Keys: <c>Type</c>, <c>Type.input</c>, <c>*.input</c> for inputs that mean the same everywhere, with <c>.help</c> and <c>.example</c> behind; <c>Type>Outcome</c> or <c>>Outcome</c>.
/// </summary>
public sealed class ActivityTexts
{
    private static readonly ResourceManager Resources = new(typeof(ActivityTexts));
    private readonly ResourceSet texts;

    private ActivityTexts(ResourceSet texts) => this.texts = texts;

    /// <summary>The texts of a language; Portuguese for one that the product does not speak. Never mixed with another language.</summary>
    public static ActivityTexts In(CultureInfo culture)
    {
        var wanted = culture.TwoLetterISOLanguageName is "en" or "es" ? CultureInfo.GetCultureInfo(culture.TwoLetterISOLanguageName) : CultureInfo.InvariantCulture;
        return new(Resources.GetResourceSet(wanted, createIfNotExists: true, tryParents: false) ?? throw new MissingManifestResourceException($"There are no texts of activities in '{wanted.Name}'."));
    }

    /// <summary>The first text that there is; null when there is none.</summary>
    public string? Find(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (texts.GetString(key) is { } text)
            {
                return text;
            }
        }

        return null;
    }
}
