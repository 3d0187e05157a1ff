using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Porfin.Verification;

/// <summary>A change of the document after which a finding is gone. It fits the document that was verified, and no other.</summary>
public sealed class Repair
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Read = new() { MaxDepth = Documents.FlowReader.MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly Action<DocumentEdit> edit;

    internal Repair(Sentence label, Action<DocumentEdit> edit)
    {
        Label = label;
        this.edit = edit;
    }

    /// <summary>What it does, for a button.</summary>
    public Sentence Label { get; }

    /// <summary>The repaired document; the given one is not changed. What the repair does not concern stays as it is, but for white space.</summary>
    /// <exception cref="InvalidOperationException">The document is not the one that was verified.</exception>
    public JsonObject Apply(JsonObject document)
    {
        var copy = (JsonObject)document.DeepClone();
        edit(new DocumentEdit(copy));
        return copy;
    }

    /// <summary>The repaired document as text, indented.</summary>
    /// <exception cref="InvalidOperationException">The document is not the one that was verified.</exception>
    public string Apply(string json) =>
        Apply(JsonNode.Parse(json.TrimStart('\uFEFF'), documentOptions: Read) as JsonObject ?? throw new InvalidOperationException("The document is not a flow.")).ToJsonString(Written);
}
