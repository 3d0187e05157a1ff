using System.Runtime.InteropServices;
using System.Text.Json;

namespace Porfin.Host.Whatsapp;

/// <summary>Reads the body of a Cloud API webhook in one pass, and never throws.</summary>
public static class CloudWebhook
{
    /// <summary>Meta sends up to 1,000 updates at once; what is beyond this many in one body is kept as one event that is not understood.</summary>
    public const int MostEvents = 10_000;

    // JsonDocument's time grows with the square of the depth (minutes for 3 MB of brackets); real webhooks have some ten levels.
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 64 };

    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>Every message and status of every change of every entry, in order; the rest is marked as not understood. Null when the body is not JSON.</summary>
    /// <param name="body">The bytes as they came; the events point into them.</param>
    public static InboundBatch? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Shallow);
            var reading = new Reading(body);
            reading.Body(document.RootElement);
            return new InboundBatch(reading.Events);
        }
        catch (JsonException)
        {
            return IsJson(body.Span) ? new InboundBatch([new NotUnderstood("", "body:too-deep") { Raw = body }]) : null;
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, AnyDepth);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The way through one body: knows which entry it is in.</summary>
    private sealed class Reading(ReadOnlyMemory<byte> body)
    {
        private string? waba;
        private bool isCut;

        public List<InboundEvent> Events { get; } = new(1);

        private bool IsFull => Events.Count >= MostEvents;

        public void Body(JsonElement root)
        {
            if (root.TextAt("object"u8) is { } kind && kind != "whatsapp_business_account")
            {
                Add(new NotUnderstood("", "body:other-object"), root);
                return;
            }

            foreach (var entry in root.ItemsAt("entry"u8))
            {
                waba = entry.IdAt("id"u8);
                Entry(entry);
            }

            if (Events.Count == 0)
            {
                Add(new NotUnderstood("", "body:no-entry"), root);
            }
            else if (isCut)
            {
                Events[^1] = new NotUnderstood("", "body:too-many-events") { Raw = body };
            }
        }

        private void Entry(JsonElement entry)
        {
            var before = Events.Count;
            foreach (var change in entry.ItemsAt("changes"u8))
            {
                Change(change);
            }

            if (Events.Count == before)
            {
                Add(new NotUnderstood("", "entry:no-changes"), entry);
            }
        }

        private void Change(JsonElement change)
        {
            var field = change.TextAt("field"u8, 60);
            var value = change.At("value"u8);
            var phone = value.At("metadata"u8).IdAt("phone_number_id"u8);
            var before = Events.Count;
            if (field is null or "messages" && phone is not null)
            {
                Conversations(value, phone);
            }
            else if (field is "smb_message_echoes" && phone is not null)
            {
                Echoes(value, phone);
            }

            if (Events.Count == before)
            {
                Add(new NotUnderstood(field ?? "", ReasonOf(field, phone)), change, phone);
            }
        }

        private void Conversations(JsonElement value, string phone)
        {
            var contacts = new CloudContacts(value.At("contacts"u8));
            foreach (var message in value.ItemsAt("messages"u8))
            {
                Add(CloudMessage.Read(message, contacts), message, phone);
            }

            foreach (var status in value.ItemsAt("statuses"u8))
            {
                Add(CloudStatus.Read(status), status, phone);
            }

            foreach (var error in value.ItemsAt("errors"u8))
            {
                Add(new NotUnderstood("messages", "error:" + (error.TextAt("code"u8, 12) ?? "?")), error, phone);
            }
        }

        private void Echoes(JsonElement value, string phone)
        {
            var own = value.At("metadata"u8).TextAt("display_phone_number"u8);
            foreach (var echo in value.ItemsAt("message_echoes"u8))
            {
                Add(CloudMessage.ReadEcho(echo, own), echo, phone);
            }
        }

        private void Add(InboundEvent read, JsonElement element, string? phone = null)
        {
            if (IsFull)
            {
                isCut = true;
                return;
            }

            body.Span.Overlaps(JsonMarshal.GetRawUtf8Value(element), out var offset);
            var raw = body.Slice(offset, JsonMarshal.GetRawUtf8Value(element).Length);
            Events.Add(read with { PhoneNumberId = phone, WabaId = waba, Raw = raw });
        }

        private static string ReasonOf(string? field, string? phone) => (field, phone) switch
        {
            (null, _) => "change:no-field",
            ("messages", null) => "value:no-phone-number-id",
            ("messages", _) => "value:empty",
            _ => "field:" + field,
        };
    }
}
