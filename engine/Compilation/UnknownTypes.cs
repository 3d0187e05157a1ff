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
        ["Elsa.WriteFileHttpResponse"] = "Files are not served by flows here. Answer with a text or JSON (Elsa.WriteHttpResponse), for example with the address of the file.",
        ["Elsa.DownloadHttpFile"] = "Files are not fetched by flows here. Ask for the data as text or JSON (Elsa.FlowSendHttpRequest).",
        ["Elsa.StateMachine"] = "State machines do not run here. Draw the states as a flowchart (Elsa.Flowchart), with a wait for an event (Elsa.Event) in each state.",
        ["Elsa.BpmnProcess"] = "BPMN processes do not run here. Draw the process as a flowchart (Elsa.Flowchart).",
        ["Elsa.NotFoundActivity"] = "Elsa itself did not know this activity when it wrote the document. Replace it by one that exists.",
        ["Elsa.SubmitAlterationPlan"] = "Alterations of running instances are made by people here, not by flows.",
        ["Elsa.AlterationPlanCompleted"] = "Alterations of running instances are made by people here, not by flows.",
        ["Elsa.SendEmail"] = "E-mail is not sent from flows here. Write to the customer (Porfin.SendText) or call your mail provider over HTTP (Elsa.FlowSendHttpRequest).",
        ["Elsa.Inline"] = "Inline code exists only in C# programs. Use Elsa.RunJavaScript.",
    };

    private static readonly (string[] Parts, string Instead)[] Families =
    [
        (["ServiceBus", "Kafka", "MassTransit", "RabbitMq", "Mqtt", "ProtoActor", "Webhook"], "Message brokers are not connected here. Let the other system call an address of the flow (Elsa.HttpEndpoint), or call it over HTTP (Elsa.FlowSendHttpRequest)."),
        (["Sql", "Mongo", "Dapper", "Elasticsearch", "EntityFramework"], "Flows do not reach databases here. Call an address of the system that owns the data (Elsa.FlowSendHttpRequest)."),
        (["Email", "Smtp"], "E-mail is not sent from flows here. Write to the customer (Porfin.SendText) or call your mail provider over HTTP (Elsa.FlowSendHttpRequest)."),
        (["Csv", "Zip", "Compression", "File", "Blob", "Ftp"], "Flows do not reach files here. Keep data in variables, or call a system that has the file over HTTP (Elsa.FlowSendHttpRequest)."),
        (["Slack", "GitHub", "Telnyx", "Orchard", "Ldap", "OpenAI", "Agents", "SemanticKernel", "Discord", "Teams", "Twilio"], "This system is not connected here as an activity. Call its address over HTTP (Elsa.FlowSendHttpRequest)."),
        (["CSharp", "Python"], "C# and Python do not run here. Rewrite the script in JavaScript (Elsa.RunJavaScript)."),
    ];

    public static string Explain(string type, ActivityCatalog catalog)
    {
        if (Refused.TryGetValue(type, out var reason))
        {
            return reason;
        }

        return Suggestions.For(type, catalog.All.Select(known => known.Name)) is { } near
            ? $"There is no activity of type '{type}'. Did you mean '{near}'?"
            : Array.Find(Families, family => type.Contains('.', StringComparison.Ordinal) && family.Parts.Any(part => type.Contains(part, StringComparison.OrdinalIgnoreCase))) is { Instead: { } instead }
                ? $"There is no activity of type '{Shortened.Text(type)}'. {instead}"
                : $"There is no activity of type '{Shortened.Text(type)}', and no published flow of that name.";
    }

    /// <summary>How far two names are apart.</summary>
    public static int Distance(string a, string b) => Suggestions.Distance(a, b);
}
