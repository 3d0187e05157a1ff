namespace Porfin.Compilation;

/// <summary>Activities of Elsa and its neighbours that make no sense here, each with what to take instead.</summary>
internal static class ForeignTypes
{
    private static readonly Sentence NoCSharp = new(
        "Scripts em C# não rodam aqui: eles alcançariam a máquina inteira. Reescreva o script em JavaScript (Elsa.RunJavaScript).",
        "C# scripts do not run here: they could reach the whole machine. Rewrite the script in JavaScript (Elsa.RunJavaScript).",
        "Los scripts en C# no se ejecutan aquí: alcanzarían toda la máquina. Reescriba el script en JavaScript (Elsa.RunJavaScript).");

    private static readonly Sentence NoPython = new(
        "Scripts em Python não rodam aqui. Reescreva o script em JavaScript (Elsa.RunJavaScript).",
        "Python scripts do not run here. Rewrite the script in JavaScript (Elsa.RunJavaScript).",
        "Los scripts en Python no se ejecutan aquí. Reescriba el script en JavaScript (Elsa.RunJavaScript).");

    private static readonly Sentence NoEmail = new(
        "Fluxos não enviam e-mail aqui. Escreva ao cliente (Porfin.SendText) ou chame seu provedor de e-mail por HTTP (Elsa.FlowSendHttpRequest).",
        "E-mail is not sent from flows here. Write to the customer (Porfin.SendText) or call your mail provider over HTTP (Elsa.FlowSendHttpRequest).",
        "Los flujos no envían correo aquí. Escriba al cliente (Porfin.SendText) o llame a su proveedor de correo por HTTP (Elsa.FlowSendHttpRequest).");

    private static readonly Sentence NoAlterations = new(
        "Instâncias em andamento são alteradas por pessoas aqui, não por fluxos.",
        "Alterations of running instances are made by people here, not by flows.",
        "Las instancias en curso las modifican personas aquí, no flujos.");

    /// <summary>A sentence after another.</summary>
    public static readonly Sentence Then = new(" {0}", " {0}", " {0}");

    /// <summary>By type.</summary>
    public static readonly Dictionary<string, Sentence> Refused = new(StringComparer.Ordinal)
    {
        ["Elsa.RunCSharp"] = NoCSharp,
        ["Elsa.RunPython"] = NoPython,
        ["Elsa.SendEmail"] = NoEmail,
        ["Elsa.SubmitAlterationPlan"] = NoAlterations,
        ["Elsa.AlterationPlanCompleted"] = NoAlterations,
        ["Elsa.ReadLine"] = new(
            "Não há console de onde ler. Pergunte ao cliente (Porfin.Ask) ou espere um evento (Elsa.Event).",
            "There is no console to read from. Ask the customer (Porfin.Ask) or wait for an event (Elsa.Event).",
            "No hay consola de donde leer. Pregunte al cliente (Porfin.Ask) o espere un evento (Elsa.Event)."),
        ["Elsa.WriteFileHttpResponse"] = new(
            "Fluxos não entregam arquivos aqui. Responda com um texto ou JSON (Elsa.WriteHttpResponse), por exemplo com o endereço do arquivo.",
            "Files are not served by flows here. Answer with a text or JSON (Elsa.WriteHttpResponse), for example with the address of the file.",
            "Los flujos no entregan archivos aquí. Responda con un texto o JSON (Elsa.WriteHttpResponse), por ejemplo con la dirección del archivo."),
        ["Elsa.DownloadHttpFile"] = new(
            "Fluxos não baixam arquivos aqui. Peça os dados como texto ou JSON (Elsa.FlowSendHttpRequest).",
            "Files are not fetched by flows here. Ask for the data as text or JSON (Elsa.FlowSendHttpRequest).",
            "Los flujos no descargan archivos aquí. Pida los datos como texto o JSON (Elsa.FlowSendHttpRequest)."),
        ["Elsa.StateMachine"] = new(
            "Máquinas de estados não rodam aqui. Desenhe os estados como um fluxograma (Elsa.Flowchart), com uma espera por evento (Elsa.Event) em cada estado.",
            "State machines do not run here. Draw the states as a flowchart (Elsa.Flowchart), with a wait for an event (Elsa.Event) in each state.",
            "Las máquinas de estados no se ejecutan aquí. Dibuje los estados como un diagrama (Elsa.Flowchart), con una espera de evento (Elsa.Event) en cada estado."),
        ["Elsa.BpmnProcess"] = new(
            "Processos BPMN não rodam aqui. Desenhe o processo como um fluxograma (Elsa.Flowchart).",
            "BPMN processes do not run here. Draw the process as a flowchart (Elsa.Flowchart).",
            "Los procesos BPMN no se ejecutan aquí. Dibuje el proceso como un diagrama (Elsa.Flowchart)."),
        ["Elsa.NotFoundActivity"] = new(
            "O próprio Elsa não conhecia esta atividade quando escreveu o documento. Troque-a por uma que exista.",
            "Elsa itself did not know this activity when it wrote the document. Replace it by one that exists.",
            "Elsa mismo no conocía esta actividad cuando escribió el documento. Cámbiela por una que exista."),
        ["Elsa.Inline"] = new(
            "Código 'inline' só existe em programas C#. Use Elsa.RunJavaScript.",
            "Inline code exists only in C# programs. Use Elsa.RunJavaScript.",
            "El código 'inline' solo existe en programas C#. Use Elsa.RunJavaScript."),
    };

    /// <summary>By a part of the type's name.</summary>
    public static readonly (string[] Parts, Sentence Instead)[] Families =
    [
        (["ServiceBus", "Kafka", "MassTransit", "RabbitMq", "Mqtt", "ProtoActor", "Webhook"], new(
            "Filas de mensagens não são ligadas aqui. Deixe o outro sistema chamar um endereço do fluxo (Elsa.HttpEndpoint), ou chame-o por HTTP (Elsa.FlowSendHttpRequest).",
            "Message brokers are not connected here. Let the other system call an address of the flow (Elsa.HttpEndpoint), or call it over HTTP (Elsa.FlowSendHttpRequest).",
            "Las colas de mensajes no se conectan aquí. Deje que el otro sistema llame a una dirección del flujo (Elsa.HttpEndpoint), o llámelo por HTTP (Elsa.FlowSendHttpRequest).")),
        (["Sql", "Mongo", "Dapper", "Elasticsearch", "EntityFramework"], new(
            "Fluxos não acessam bancos de dados aqui. Chame um endereço do sistema dono dos dados (Elsa.FlowSendHttpRequest).",
            "Flows do not reach databases here. Call an address of the system that owns the data (Elsa.FlowSendHttpRequest).",
            "Los flujos no acceden a bases de datos aquí. Llame a una dirección del sistema dueño de los datos (Elsa.FlowSendHttpRequest).")),
        (["Email", "Smtp"], NoEmail),
        (["Csv", "Zip", "Compression", "File", "Blob", "Ftp"], new(
            "Fluxos não acessam arquivos aqui. Guarde dados em variáveis, ou chame por HTTP um sistema que tenha o arquivo (Elsa.FlowSendHttpRequest).",
            "Flows do not reach files here. Keep data in variables, or call a system that has the file over HTTP (Elsa.FlowSendHttpRequest).",
            "Los flujos no acceden a archivos aquí. Guarde datos en variables, o llame por HTTP a un sistema que tenga el archivo (Elsa.FlowSendHttpRequest).")),
        (["Slack", "GitHub", "Telnyx", "Orchard", "Ldap", "OpenAI", "Agents", "SemanticKernel", "Discord", "Teams", "Twilio"], new(
            "Este sistema não existe aqui como atividade. Chame o endereço dele por HTTP (Elsa.FlowSendHttpRequest).",
            "This system is not connected here as an activity. Call its address over HTTP (Elsa.FlowSendHttpRequest).",
            "Este sistema no existe aquí como actividad. Llame a su dirección por HTTP (Elsa.FlowSendHttpRequest).")),
        (["CSharp", "Python"], new(
            "C# e Python não rodam aqui. Reescreva o script em JavaScript (Elsa.RunJavaScript).",
            "C# and Python do not run here. Rewrite the script in JavaScript (Elsa.RunJavaScript).",
            "C# y Python no se ejecutan aquí. Reescriba el script en JavaScript (Elsa.RunJavaScript).")),
    ];
}
