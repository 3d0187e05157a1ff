using System.Text;
using System.Text.Json;
using Porfin.Compilation;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Testing;
using Xunit;

namespace Porfin.Engine.Tests.Expressions;

/// <summary>What expressions know of the flow in which they stand: Elsa's functions, or a plain refusal.</summary>
public sealed class FlowFunctionsTests
{
    [Theory]
    [InlineData("getVariable('name')", "\"Ana\"")]
    [InlineData("getVariable('nobody')", "null")]
    [InlineData("getName()", "\"Ana\"")]
    [InlineData("variables.name + variables.count", "\"Ana3\"")]
    [InlineData("setVariable('name', 'Rui'); return getName() + variables.name", "\"RuiRui\"")]
    [InlineData("setName('Rui'); setCount(getCount() + 1); return [name, count]", "[\"Rui\",4]")]
    [InlineData("variables.name = 'Rui'; return getVariable('name')", "\"Rui\"")]
    [InlineData("setVariable('fresh', {a: [1]}); return getVariable('fresh').a[0] + getFresh().a.length", "2")]
    [InlineData("getInput('Valor')", "7")]
    [InlineData("getValor() + input.Valor", "14")]
    [InlineData("getInput('nothing')", "null")]
    [InlineData("getOutputFrom('Request 1', 'ParsedContent')", "null")]
    [InlineData("getLastResult()", "null")]
    [InlineData("getWorkflowDefinitionId()", "\"f1\"")]
    [InlineData("getWorkflowDefinitionVersion()", "1")]
    [InlineData("getWorkflowInstanceId()", "\"0192aaaa000070008000000000000001\"")]
    [InlineData("setCorrelationId('c1'); return getCorrelationId()", "\"c1\"")]
    [InlineData("setWorkflowInstanceName('n'); return getWorkflowInstanceName()", "\"n\"")]
    [InlineData("[isNullOrEmpty(null), isNullOrEmpty(''), isNullOrEmpty(' '), isNullOrEmpty('a'), isNullOrWhiteSpace(' '), isNullOrWhiteSpace('a')]", "[true,true,false,false,true,false]")]
    [InlineData("toJson({a: [1, null, 'é'], b: undefined})", "\"{\\\"a\\\":[1,null,\\\"é\\\"]}\"")]
    [InlineData("parseGuid('0192AAAA-0000-7000-8000-000000000001')", "\"0192aaaa-0000-7000-8000-000000000001\"")]
    [InlineData("[newGuid(), newGuidString(), getGuidString()].every(id => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))", "true")]
    [InlineData("newGuid() === newGuid()", "false")]
    [InlineData("[newShortGuid(), getShortGuid()].every(id => /^[\\w-]{22}$/.test(id))", "true")]
    [InlineData("stringToBase64('ação')", "\"YcOnw6Nv\"")]
    [InlineData("stringFromBase64('YcOnw6Nv')", "\"ação\"")]
    [InlineData("bytesFromString('né')", "[110,195,169]")]
    [InlineData("bytesToString([110, 195, 169])", "\"né\"")]
    [InlineData("bytesToBase64(bytesFromString('Porfin'))", "\"UG9yZmlu\"")]
    [InlineData("bytesToString(bytesFromBase64('UG9yZmlu'))", "\"Porfin\"")]
    [InlineData("new Date().toISOString()", "\"2026-11-21T12:00:00.000Z\"")]
    public void JavaScript_knows(string script, string expected) => Assert.Equal(expected, Run("JavaScript", script));

    [Theory]
    [InlineData("{{ Variables.name }} {{ Variables.count | plus: 1 }} {{ Input.Valor }} {{ name }}", "Ana 4 7 Ana")]
    [InlineData("{{ WorkflowDefinitionId }} {{ WorkflowDefinitionVersion }} {{ WorkflowInstanceId }} {{ CorrelationId }}|", "f1 1 0192aaaa000070008000000000000001 |")]
    [InlineData("{{ Variables.list | json }} {{ 'ação' | base64 }} {{ Variables.map | keys | join: ',' }}", "[1,2] YcOnw6Nv a,b")]
    [InlineData("{{ getVariable('name') | upper }} {{ getCount() + 1 }}", "ANA 4")]
    public void Templates_know(string template, string expected)
    {
        Assert.Equal(JsonSerializer.Serialize(expected, Relaxed), Run("Liquid", template));
        Assert.Equal(JsonSerializer.Serialize(expected, Relaxed), Run("Template", template));
    }

    [Theory]
    [InlineData("getConfig('a')", "expression:refused", "Line 1, column 1", "nothing of the host")]
    [InlineData("1 +\n getSecret('a')", "expression:refused", "Line 2, column 2", "nothing of the host")]
    [InlineData("streamToBytes(1)", "expression:refused", "Line 1, column 1", "no streams")]
    [InlineData("streamToBase64(1)", "expression:refused", "Line 1, column 1", "no streams")]
    [InlineData("createWorkflowUrl('x')", "expression:refused", "Line 1, column 1", "not part of expressions")]
    [InlineData("DateTime.UtcNow", "expression:refused", "Line 1, column 1", "new Date")]
    [InlineData("Guid.NewGuid()", "expression:refused", "Line 1, column 1", "newGuid")]
    [InlineData("TimeSpan.FromSeconds(3)", "expression:refused", "Line 1, column 1", "00:05:00")]
    [InlineData("_.map([1], x => x)", "expression:refused", "Line 1, column 1", "libraries")]
    [InlineData("moment().format()", "expression:refused", "Line 1, column 1", "libraries")]
    [InlineData("new Random()", "expression:refused", "Line 1, column 1", "'new' makes only")]
    [InlineData("await getVariable('a')", "expression:refused", "Line 1, column 1", "do not wait")]
    [InlineData("isNulOrEmpty('name')", "expression:unknown-function", "Line 1, column 1", "Did you mean 'isNullOrEmpty'?")]
    [InlineData("const x = 1;\nreturn isEmpty(x)", "expression:unknown-function", "Line 2, column 8", "no function 'isEmpty'")]
    [InlineData("JSON.stringfy(1)", "expression:unknown-function", "Line 1, column 5", "stringfy")]
    [InlineData("name +", "expression:syntax", "Line 1, column 7", "end")]
    public void What_is_not_there_is_refused_when_publishing(string script, string code, string place, string text)
    {
        var problem = Assert.Single(Compile("JavaScript", script).Problems, problem => problem.Severity is Severity.Error);
        Assert.Equal((code, "say"), (problem.Code, problem.NodeId));
        Assert.StartsWith(place, problem.Text, StringComparison.Ordinal);
        Assert.Contains(text, problem.Text, StringComparison.Ordinal);
        Assert.Equal("/root/activities/0/outputValue/expression/value", problem.JsonPath);
    }

    [Theory]
    [InlineData("bytesToString([256])", "expression:argument")]
    [InlineData("bytesToString('abc')", "expression:argument")]
    [InlineData("bytesToBase64([1.5])", "expression:argument")]
    [InlineData("bytesFromBase64('*')", "expression:argument")]
    [InlineData("stringFromBase64('*')", "expression:argument")]
    [InlineData("parseGuid('x')", "expression:argument")]
    [InlineData("getCoutn()", "expression:unknown-name")]
    public void What_cannot_be_done_fails_the_step(string script, string code) => Assert.Equal(code, Execute("JavaScript", script).Instance.Fault!.Code);

    [Theory]
    [InlineData("CSharp")]
    [InlineData("Python")]
    [InlineData("Secret")]
    [InlineData("Delegate")]
    public void Other_languages_are_refused(string type) => Assert.Equal("expression:unsupported", Assert.Single(Compile(type, "1").Problems).Code);

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Run(string type, string text)
    {
        var turn = Execute(type, text);
        Assert.True(turn.Instance.Fault is null, turn.Instance.Fault?.ToString());
        return ValueJson.Write(turn.Instance.Outputs["Out"]);
    }

    private static Turn Execute(string type, string text)
    {
        var compilation = Compile(type, text);
        Assert.True(compilation.Plan is not null, string.Join('\n', compilation.Problems));
        var instance = new FlowInstance(new Guid("0192aaaa-0000-7000-8000-000000000001"), compilation.Plan);
        return FlowEngine.Run(compilation.Plan, instance, Stimulus.Start(new ValueMap { ["Valor"] = Value.Of(7) }), new World(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero)));
    }

    private static Compilation.Compilation Compile(string type, string text) => FlowCompiler.Compile(Encoding.UTF8.GetBytes($$$$"""
        {"id":"v1","definitionId":"f1","version":1,"toolVersion":"3.8.0.0","inputs":[{"name":"Valor","type":"Int32"}],"outputs":[{"name":"Out","type":"Object"}],
         "variables":[{"name":"name","typeName":"String","value":"Ana"},{"name":"count","typeName":"Int32","value":3},{"name":"list","typeName":"Object","value":[1,2]},{"name":"map","typeName":"Object","value":{"a":1,"b":2}}],
         "root":{"type":"Elsa.Flowchart","id":"F","activities":[
           {"id":"say","type":"Elsa.SetOutput","outputName":"Out","outputValue":{"typeName":"Object","expression":{"type":{{{{JsonSerializer.Serialize(type)}}}},"value":{{{{JsonSerializer.Serialize(text)}}}} } } }],"connections":[]}}
        """), TranscriptFiles.Catalog);
}
