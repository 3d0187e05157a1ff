using System.Text.Json;

namespace Porfin.Host.Tests;

/// <summary>The limits that the real Graph API holds: written from Meta's documents, not from our client, so that a mistake there is found.</summary>
internal static class GraphRules
{
    /// <summary>The first rule that a message breaks; null when it is right.</summary>
    public static (int Code, string Details)? Violation(GraphMessage message)
    {
        var body = message.Body;
        if (message.Token.Length == 0)
        {
            return (190, "No token.");
        }

        if (!Is(body, "messaging_product", "whatsapp") || !Is(body, "recipient_type", "individual"))
        {
            return (131008, "messaging_product or recipient_type");
        }

        if (message.To.Length == 0 || (body.TryGetProperty("to", out var to) && !to.GetString()!.StartsWith('+')))
        {
            return (131009, "to");
        }

        if (message.Key is { Length: > 512 })
        {
            return (100, "biz_opaque_callback_data");
        }

        return body.GetProperty("type").GetString() switch
        {
            "text" => Between(message.Text, 1, 4096, "text.body"),
            "interactive" => Interactive(body.GetProperty("interactive"), message.Text),
            _ => (131051, "type"),
        };
    }

    /// <summary>Buttons or rows: objects with id and title.</summary>
    public static IEnumerable<JsonElement> Rows(JsonElement interactive)
    {
        var action = interactive.GetProperty("action");
        return interactive.GetProperty("type").GetString() == "button"
            ? action.GetProperty("buttons").EnumerateArray().Select(button => button.GetProperty("reply"))
            : action.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("rows").EnumerateArray());
    }

    /// <summary>Meta's HTTP status for a code.</summary>
    public static int HttpStatusOf(int code) => code switch
    {
        0 or 190 => 401,
        10 or (>= 200 and <= 299) or 368 or 131031 => 403,
        132001 => 404,
        131000 or 131016 => 500,
        2 or 133004 => 503,
        _ => 400,
    };

    private static (int Code, string Details)? Interactive(JsonElement interactive, string text)
    {
        var isButtons = interactive.GetProperty("type").GetString() == "button";
        var rows = Rows(interactive).ToList();
        var ids = rows.Select(row => row.GetProperty("id").GetString()!).ToList();
        var titles = rows.Select(row => row.GetProperty("title").GetString()!).ToList();
        if (rows.Count == 0 || rows.Count > (isButtons ? 3 : 10) || ids.Distinct().Count() < ids.Count || (isButtons && titles.Distinct().Count() < titles.Count))
        {
            return (131009, "options");
        }

        return Between(text, 1, isButtons ? 1024 : 4096, "body")
            ?? (isButtons ? null : Between(interactive.GetProperty("action").GetProperty("button").GetString()!, 1, 20, "action.button"))
            ?? ids.Select(id => Between(id, 1, isButtons ? 256 : 200, "id")).FirstOrDefault(wrong => wrong is not null)
            ?? titles.Select(title => Between(title, 1, isButtons ? 20 : 24, "title")).FirstOrDefault(wrong => wrong is not null)
            ?? rows.Select(row => row.TryGetProperty("description", out var line) ? Between(line.GetString()!, 1, 72, "description") : null).FirstOrDefault(wrong => wrong is not null);
    }

    private static (int Code, string Details)? Between(string text, int least, int most, string name) =>
        text.Trim().Length >= least && text.Length <= most ? null : (131009, name);

    private static bool Is(JsonElement body, string name, string value) =>
        body.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String && found.GetString() == value;
}
