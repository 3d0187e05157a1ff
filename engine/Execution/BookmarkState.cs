using System.Text.Json;

namespace Porfin.Execution;

/// <summary>Bookmarks in the stored state of an instance.</summary>
internal static class BookmarkState
{
    public static void Write(Utf8JsonWriter writer, List<Bookmark> bookmarks)
    {
        if (bookmarks.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("b"u8);
        foreach (var bookmark in bookmarks)
        {
            writer.WriteStartObject();
            writer.WriteNumber("i"u8, bookmark.Id);
            writer.WriteNumber("s"u8, bookmark.Step);
            writer.WriteString("k"u8, bookmark.Kind);
            InstanceState.WriteText(writer, "key"u8, bookmark.Key);
            if (bookmark.Due is { } due)
            {
                writer.WriteNumber("d"u8, due.UtcTicks);
            }

            if (bookmark.For is { } span)
            {
                writer.WriteNumber("w"u8, span.Ticks);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Reads one, at whose beginning the reader stands.</summary>
    public static Bookmark Read(ref Utf8JsonReader reader, Func<long, string> pathOf)
    {
        var bookmark = new Bookmark(0, 0, "", "", null, null);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (StateReader.Is(ref reader, "i"u8))
            {
                bookmark = bookmark with { Id = reader.GetInt64() };
            }
            else if (StateReader.Is(ref reader, "s"u8))
            {
                bookmark = bookmark with { Step = reader.GetInt64() };
            }
            else if (StateReader.Is(ref reader, "k"u8))
            {
                bookmark = bookmark with { Kind = reader.GetString()! };
            }
            else if (StateReader.Is(ref reader, "key"u8))
            {
                bookmark = bookmark with { Key = reader.GetString() };
            }
            else if (StateReader.Is(ref reader, "d"u8))
            {
                bookmark = bookmark with { Due = new DateTimeOffset(reader.GetInt64(), TimeSpan.Zero) };
            }
            else if (StateReader.Is(ref reader, "w"u8))
            {
                bookmark = bookmark with { For = new TimeSpan(reader.GetInt64()) };
            }
            else
            {
                StateReader.Refuse(ref reader);
            }
        }

        return bookmark with { NodeId = bookmark.Step == 0 ? "" : pathOf(bookmark.Step) };
    }
}
