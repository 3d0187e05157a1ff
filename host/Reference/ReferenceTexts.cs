using System.Globalization;
using System.Resources;

namespace Porfin.Host.Reference;

/// <summary>The headings of the reference in one language.</summary>
internal sealed class ReferenceTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(ReferenceTexts));

    /// <summary>The text of that name.</summary>
    public string this[string name] => Resources.GetString(name, culture) ?? throw new MissingManifestResourceException(name);
}
