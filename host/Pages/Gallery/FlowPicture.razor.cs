using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Porfin.Designer.Catalog;
using Porfin.Documents;

namespace Porfin.Host.Pages.Gallery;

/// <summary>A flow as a picture: its steps where the author put them, and the ways between them. To look at, not to touch.</summary>
public sealed partial class FlowPicture
{
    private const int Width = 252;
    private const int Height = 84;
    private const int Margin = 12;
    private const int LongestTitle = 21;
    private const double Tallest = 400;

    private IReadOnlyList<Box> boxes = [];
    private IReadOnlyList<string> ways = [];
    private (double Left, double Top, double Width, double Height) size;

    [Parameter, EditorRequired] public string Document { get; set; } = "";

    [Parameter, EditorRequired] public CatalogView Catalog { get; set; } = null!;

    /// <summary>What it shows, for who cannot see it.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>As large as its height has room for, but not so small that nobody can read it.</summary>
    private double Scale => Math.Clamp(Tallest / Math.Max(size.Height, 1), 0.42, 0.6);

    private string ViewBox => string.Join(' ', Number(size.Left), Number(size.Top), Number(size.Width), Number(size.Height));

    protected override void OnParametersSet()
    {
        if (FlowReader.Read(Document).Flow?.Root is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("activities", out var steps))
        {
            return;
        }

        boxes = [.. steps.EnumerateArray().Select(BoxOf).OfType<Box>()];
        if (boxes.Count == 0)
        {
            return;
        }

        var byId = boxes.ToDictionary(box => box.Id, StringComparer.Ordinal);
        ways = root.TryGetProperty("connections", out var connections) ? [.. connections.EnumerateArray().Select(connection => WayOf(connection, byId)).OfType<string>().Distinct()] : [];
        var (left, top) = (boxes.Min(box => box.X) - Margin, boxes.Min(box => box.Y) - Margin);
        size = (left, top, boxes.Max(box => box.X) + Width + Margin - left, boxes.Max(box => box.Y) + Height + Margin - top);
    }

    private Box? BoxOf(JsonElement step)
    {
        if (Find(step, "metadata", "designer", "position") is not { } at || Text(step, "id") is not { } id)
        {
            return null;
        }

        var type = Catalog.Activities.FirstOrDefault(activity => activity.Type == Text(step, "type"));
        var title = Find(step, "metadata") is { } metadata && Text(metadata, "displayText") is { } given ? given : type?.Label ?? "";
        return new Box(
            id, at.GetProperty("x").GetDouble(), at.GetProperty("y").GetDouble(), title.Length > LongestTitle ? title[..(LongestTitle - 1)].TrimEnd() + "…" : title, type?.Label ?? "",
            Catalog.Categories.FirstOrDefault(category => category.Key == type?.Category));
    }

    private static string? WayOf(JsonElement connection, Dictionary<string, Box> boxes)
    {
        if (Find(connection, "source") is not { } source || Find(connection, "target") is not { } target
            || !boxes.TryGetValue(Text(source, "activity") ?? "", out var from) || !boxes.TryGetValue(Text(target, "activity") ?? "", out var to))
        {
            return null;
        }

        var (x1, y1, x2, y2) = (from.X + Width, from.Y + (Height / 2.0), to.X, to.Y + (Height / 2.0));
        var bend = Math.Max(40, Math.Abs(x2 - x1) / 2);
        return $"M{Number(x1)} {Number(y1)}C{Number(x1 + bend)} {Number(y1)} {Number(x2 - bend)} {Number(y2)} {Number(x2)} {Number(y2)}";
    }

    private static JsonElement? Find(JsonElement json, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            if (json.ValueKind is not JsonValueKind.Object || !json.TryGetProperty(step, out json))
            {
                return null;
            }
        }

        return json.ValueKind is JsonValueKind.Object ? json : null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private sealed record Box(string Id, double X, double Y, string Title, string Kind, CategoryView? Category);
}
