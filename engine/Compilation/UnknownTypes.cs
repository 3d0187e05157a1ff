using Porfin.Documents.Reading;

namespace Porfin.Compilation;

/// <summary>Says why an activity type is not there, and what to take instead.</summary>
internal static class UnknownTypes
{
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["Elsa.RunCSharp"] = "C# scripts do not run here: they could reach the whole machine. Rewrite the script in JavaScript (Elsa.RunJavaScript).",
        ["Elsa.RunPython"] = "Python scripts do not run here. Rewrite the script in JavaScript (Elsa.RunJavaScript).",
        ["Elsa.ReadLine"] = "There is no console to read from. Ask the customer (Porfin.Ask) or wait for an event (Elsa.Event).",
        ["Elsa.Inline"] = "Inline code exists only in C# programs. Use Elsa.RunJavaScript.",
    };

    private static readonly string[] Brokers = ["AzureServiceBus", "Kafka", "MassTransit", "RabbitMq", "Telnyx", "Orchard", "Ldap"];

    public static string Explain(string type, ActivityCatalog catalog)
    {
        if (Refused.TryGetValue(type, out var reason))
        {
            return reason;
        }

        if (Brokers.Any(broker => type.Contains(broker, StringComparison.OrdinalIgnoreCase)))
        {
            return $"'{type}' talks to a system that is not connected here. Use an HTTP request or an event instead.";
        }

        return Suggestions.For(type, catalog.All.Select(known => known.Name)) is { } near
            ? $"There is no activity of type '{type}'. Did you mean '{near}'?"
            : $"There is no activity of type '{Shortened.Text(type)}', and no published flow of that name.";
    }

    /// <summary>How far two names are apart.</summary>
    public static int Distance(string a, string b) => Suggestions.Distance(a, b);
}
