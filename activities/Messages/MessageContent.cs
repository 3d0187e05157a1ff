using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Porfin.Activities.Messages;

/// <summary>What a message says, in no channel's words: each channel draws it as it can.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TextContent), "text")]
[JsonDerivedType(typeof(ChoicesContent), "choices")]
public abstract record MessageContent
{
    // The generated defaults, but Portuguese letters stay readable in what is stored.
    internal static readonly JsonTypeInfo<MessageContent> Json =
        new MessageContentJson(new JsonSerializerOptions(MessageContentJson.Default.Options!) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).MessageContent;

    /// <summary>The content as JSON, for journal and outbox.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>The content that <see cref="ToJson"/> wrote; the order of the properties does not matter, so that it may have been kept as jsonb.</summary>
    /// <exception cref="JsonException">It is not a content, or of a kind that this version does not know.</exception>
    public static MessageContent FromJson(string json) =>
        JsonSerializer.Deserialize(json, Json) ?? throw new JsonException("The content is null.");
}

/// <summary>A plain text, with WhatsApp's *bold* and _italic_ where the author wrote them.</summary>
/// <param name="Body">The text.</param>
public sealed record TextContent(string Body) : MessageContent;

/// <summary>A text with options to tap.</summary>
/// <param name="Body">The text above the options.</param>
/// <param name="Choices">The options, at least one; ids are distinct.</param>
/// <param name="ButtonLabel">What opens the list where the channel needs a list; null leaves the words to the channel.</param>
public sealed record ChoicesContent(string Body, IReadOnlyList<Choice> Choices, string? ButtonLabel = null) : MessageContent
{
    /// <summary>Equality by content, options included.</summary>
    public bool Equals(ChoicesContent? other) =>
        other is not null && Body == other.Body && ButtonLabel == other.ButtonLabel && Choices.SequenceEqual(other.Choices);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Body, ButtonLabel, Choices.Count);
}

/// <summary>One option of a <see cref="ChoicesContent"/>.</summary>
/// <param name="Id">What comes back when it is tapped.</param>
/// <param name="Title">What the customer reads.</param>
/// <param name="Description">A smaller line below it, where the channel can.</param>
public sealed record Choice(string Id, string Title, string? Description = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(MessageContent))]
internal sealed partial class MessageContentJson : JsonSerializerContext;
