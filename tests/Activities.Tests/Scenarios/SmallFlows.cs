using System.Text;
using Porfin.Compilation;
using Porfin.Execution;
using Porfin.Testing;

namespace Porfin.Activities.Tests.Scenarios;

/// <summary>Flows for tests of scenarios.</summary>
internal static class SmallFlows
{
    /// <summary>Asks for a name, asks another system for a price, tells it, and hands off when there is none.</summary>
    public static Plan Price { get; } = Compile("""
        {"name": "Preço", "variables": [{"id": "nome", "name": "Nome", "typeName": "String"}, {"id": "preco", "name": "Preco", "typeName": "Object"}],
         "root": {"type": "Elsa.Flowchart", "activities": [
           {"id": "perguntar", "type": "Porfin.Ask", "question": "Qual é o seu nome?", "patience": "01:00:00", "answer": {"typeName": "String", "memoryReference": {"id": "nome"}}},
           {"id": "consultar", "type": "Porfin.CallHttp", "url": {"typeName": "String", "expression": {"type": "Template", "value": "https://precos.example/{{ Nome }}"}}, "timeout": "00:00:10",
            "result": {"typeName": "Object", "memoryReference": {"id": "preco"}}},
           {"id": "dizer", "type": "Porfin.SendText", "text": {"typeName": "String", "expression": {"type": "Template", "value": "{{ Nome }}, custa R$ {{ Preco.valor }},00."}}},
           {"id": "chamar", "type": "Porfin.HandOff", "reason": "sem preço", "team": "Vendas", "text": "Vou chamar alguém."},
           {"id": "sumiu", "type": "Porfin.SendText", "text": "Até logo!"}],
          "connections": [
           {"source": {"activity": "perguntar", "port": "Answered"}, "target": {"activity": "consultar"}},
           {"source": {"activity": "perguntar", "port": "Silent"}, "target": {"activity": "sumiu"}},
           {"source": {"activity": "consultar", "port": "Done"}, "target": {"activity": "dizer"}},
           {"source": {"activity": "consultar", "port": "Failed"}, "target": {"activity": "chamar"}}]}}
        """);

    /// <summary>The sample that takes leads.</summary>
    public static Plan Leads { get; } = TranscriptFiles.Compile(Path.Combine(Shared.Root, "samples", "assistente-de-leads", "flow.json"));

    /// <summary>A plan from a document.</summary>
    public static Plan Compile(string json) => FlowCompiler.Compile(Encoding.UTF8.GetBytes(json), TranscriptFiles.Catalog) is { Plan: { } plan } ? plan : throw new InvalidOperationException(
        string.Join('\n', FlowCompiler.Compile(Encoding.UTF8.GetBytes(json), TranscriptFiles.Catalog).Problems));
}
