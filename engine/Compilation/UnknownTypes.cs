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

        var near = catalog.All.Select(known => known.Name).MinBy(name => Distance(name, type));
        return near is not null && Distance(near, type) <= Math.Max(2, type.Length / 5)
            ? $"There is no activity of type '{type}'. Did you mean '{near}'?"
            : $"There is no activity of type '{type}', and no published flow of that name.";
    }

    /// <summary>Levenshtein's distance.</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }

        return row[b.Length];
    }
}
