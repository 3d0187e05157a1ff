using System.Text.Json;
using Porfin.Activities.Scenarios;
using Porfin.Documents;

namespace Porfin.Host.Gallery;

/// <summary>A ready agent from which a flow can be made.</summary>
/// <param name="Key">The folder of the sample.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Description">What it does.</param>
/// <param name="Icon">A Material Symbols name.</param>
/// <param name="Document">The flow.</param>
/// <param name="Preview">A conversation with it.</param>
/// <param name="Scenarios">All its conversations: the suite with which a flow that is made from it begins.</param>
public sealed record Template(string Key, string Name, string Description, string Icon, string Document, IReadOnlyList<PreviewLine> Preview, IReadOnlyList<Scenario> Scenarios);

/// <summary>The ready agents: the samples that lie beside the program. What makes one a template is in its <c>customProperties.porfin.template</c>: <c>{ "icon", "preview", "order" }</c>.</summary>
public sealed class TemplateGallery
{
    private readonly Lazy<IReadOnlyList<Template>> all = new(() => Read(new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "samples"))));

    /// <summary>All templates, in the order in which they are shown.</summary>
    public IReadOnlyList<Template> All => all.Value;

    /// <summary>The template of a key; null when there is none.</summary>
    public Template? Find(string key) => All.FirstOrDefault(template => template.Key == key);

    private static List<Template> Read(DirectoryInfo samples) =>
        !samples.Exists ? [] : [.. samples.GetDirectories().Select(Of).OfType<(int Order, Template Template)>().OrderBy(entry => entry.Order).ThenBy(entry => entry.Template.Name, StringComparer.Ordinal).Select(entry => entry.Template)];

    private static (int Order, Template Template)? Of(DirectoryInfo folder)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, "flow.json"));
        if (!file.Exists)
        {
            return null;
        }

        var document = File.ReadAllText(file.FullName);
        if (FlowReader.Read(document).Flow is not { } flow)
        {
            return null;
        }

        var about = Find(flow.Json, "customProperties", "porfin", "template");
        var conversation = Path.Combine(folder.FullName, "conversations", Text(about, "preview") + ".txt");
        var preview = File.Exists(conversation) ? PreviewLine.Read(File.ReadAllText(conversation)) : [];
        var order = about is { } json && json.TryGetProperty("order", out var number) && number.TryGetInt32(out var place) ? place : int.MaxValue;
        return (order, new Template(folder.Name, flow.Name, Text(flow.Json, "description"), Text(about, "icon") is { Length: > 0 } icon ? icon : "smart_toy", document, preview, Suite(folder)));
    }

    private static List<Scenario> Suite(DirectoryInfo folder)
    {
        var conversations = new DirectoryInfo(Path.Combine(folder.FullName, "conversations"));
        return !conversations.Exists ? [] : [.. conversations.GetFiles("*.txt").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => new Scenario(Path.GetFileNameWithoutExtension(file.Name), File.ReadAllText(file.FullName)))];
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

    private static string Text(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString()! : "";
}
