namespace Porfin.Designer.Catalog;

/// <summary>The sections of the palette in their order, with their colours (4.5:1 on the product's light and dark grounds) and icons.</summary>
internal static class PaletteCategories
{
    public static IReadOnlyList<(string Key, string Color, string ColorDark, string Icon)> All { get; } =
    [
        ("Messages", "#0066cc", "#7db8f5", "chat"),
        ("Logic", "#8a5a00", "#ffcf75", "call_split"),
        ("Time", "#7a3fb8", "#c9a4f2", "schedule"),
        ("Data", "#00693a", "#5fe0a2", "database"),
        ("Integrations", "#b03060", "#ff9dbd", "hub"),
        ("People", "#007a7a", "#5fd6d6", "support_agent"),
        ("Loops", "#a34a00", "#ffb27d", "repeat"),
        ("Flow", "#4a5a6b", "#b3c3d4", "account_tree"),
    ];
}
