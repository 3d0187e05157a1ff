using Porfin.Documents;
using Porfin.Documents.Comparing;
using Porfin.Documents.Writing;
using Xunit;

namespace Porfin.Engine.Tests.Documents;

/// <summary>What differs between two flows, by what they mean.</summary>
public sealed class ComparingTests
{
    private const string Before = """
        {"definitionId": "f", "name": "Leads", "customProperties": {"porfin": {"joiningTime": "00:00:03"}},
         "variables": [{"id": "n", "name": "Nome", "typeName": "String"}, {"id": "gone", "name": "Gone"}],
         "root": {"id": "main", "type": "Elsa.Flowchart", "activities": [
            {"id": "hi", "type": "Porfin.SendText", "text": "Oi, tudo bem com você?", "metadata": {"designer": {"position": {"x": 0, "y": 0}}}},
            {"id": "ask", "type": "Porfin.Ask", "question": "Qual é o seu nome?", "patience": "00:30:00"},
            {"id": "old", "type": "Elsa.WriteLine", "text": "x"},
            {"id": "steps", "type": "Elsa.Sequence", "activities": [
                {"id": "s1", "type": "Elsa.WriteLine", "text": "1"}, {"id": "s2", "type": "Elsa.WriteLine", "text": "2"}, {"id": "s3", "type": "Elsa.WriteLine", "text": "3"}]}],
            "connections": [{"source": {"activity": "hi", "port": "Done"}, "target": {"activity": "ask"}}, {"source": {"activity": "ask", "port": "Answered"}, "target": {"activity": "old"}}]}}
        """;

    private const string After = """
        {"definitionId": "f", "name": "Leads quentes", "customProperties": {"porfin": {"joiningTime": "00:00:05"}},
         "variables": [{"id": "n", "name": "Nome", "typeName": "Object"}, {"id": "new", "name": "New"}],
         "root": {"id": "main", "type": "Elsa.Flowchart", "activities": [
            {"id": "ask", "type": "Porfin.Ask", "question": {"type": "Template", "value": "Qual é o seu nome?"}},
            {"id": "hi", "type": "Porfin.SendText", "text": "Oi, tudo certo com você?", "metadata": {"designer": {"position": {"x": 40, "y": 0}}}},
            {"id": "steps", "type": "Elsa.Sequence", "activities": [
                {"id": "s3", "type": "Elsa.WriteLine", "text": "3"}, {"id": "s1", "type": "Elsa.WriteLine", "text": "1"}, {"id": "s2", "type": "Elsa.WriteLine", "text": "2"}, {"id": "s4", "type": "Elsa.WriteLine", "text": "4"}]}],
            "connections": [{"source": "hi", "sourcePort": "Done", "target": "ask"}, {"source": {"activity": "ask", "port": "Answered"}, "target": {"activity": "steps"}}]}}
        """;

    [Fact]
    public void Every_kind_of_change_is_told()
    {
        var changes = Compare(Before, After).Select(Short).ToList();
        Assert.Equal(
            [
                "Changed Setting name: Leads{+ quentes+}",
                "Changed Setting customProperties.porfin.joiningTime: 00:00:[-03-]{+05+}",
                "Changed Variable n typeName: [-String-]{+Object+}",
                "Added Variable new",
                "Removed Variable gone",
                "Moved Activity hi position: 0, 0 → 40, 0",
                "Changed Activity hi text: Oi, tudo [-bem-]{+certo+} com você?",
                "Changed Activity ask question: {\"typeName\": \"String\", \"expression\": {\"type\": \"Literal\", \"value\": \"Qual é o seu nome?\"}} → {\"typeName\": \"String\", \"expression\": {\"type\": \"Template\", \"value\": \"Qual é o seu nome?\"}}",
                "Changed Activity ask patience: {\"typeName\": \"TimeSpan\", \"expression\": {\"type\": \"Literal\", \"value\": \"00:30:00\"}} → ",
                "Moved Activity s3 order: 3 → 1",
                "Added Activity s4 → steps/activities",
                "Removed Activity old: main/activities → ",
                "Added Connection ask:Answered → steps",
                "Removed Connection ask:Answered → old",
            ],
            changes);
    }

    [Fact]
    public void An_activity_in_another_container_is_moved()
    {
        var changes = Compare(
            """{"root": {"id": "a", "type": "Elsa.If", "condition": true, "then": {"id": "x", "type": "Elsa.WriteLine", "text": "x"}}}""",
            """{"root": {"id": "a", "type": "Elsa.If", "condition": true, "else": {"id": "x", "type": "Elsa.WriteLine", "text": "x"}}}""");
        Assert.Equal(["Moved Activity x container: a/then → a/else"], changes.Select(Short));
    }

    [Fact]
    public void Spelling_and_order_are_no_differences()
    {
        foreach (var path in DocumentFiles.Paths)
        {
            var flow = FlowReader.Read(File.ReadAllText(path)).Flow!;
            Assert.Empty(FlowComparer.Compare(flow, FlowReader.Read(FlowWriter.Write(flow, DocumentFiles.Catalog)).Flow!, DocumentFiles.Catalog));
        }
    }

    [Fact]
    public void What_was_added_to_one_is_what_was_removed_from_the_other()
    {
        var flows = DocumentFiles.Paths.Select(path => FlowReader.Read(File.ReadAllText(path)).Flow!).Take(40).ToList();
        foreach (var (one, other) in flows.Zip(flows.Skip(1)))
        {
            var there = FlowComparer.Compare(one, other, DocumentFiles.Catalog);
            var back = FlowComparer.Compare(other, one, DocumentFiles.Catalog);
            Assert.Equal(Keys(there, ChangeKind.Added), Keys(back, ChangeKind.Removed));
            Assert.Equal(Keys(there, ChangeKind.Removed), Keys(back, ChangeKind.Added));
            Assert.Equal(Keys(there, ChangeKind.Changed), Keys(back, ChangeKind.Changed));
        }
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("a", "", "[-a-]")]
    [InlineData("", "a b", "{+a b+}")]
    [InlineData("um dois três", "um três", "um [-dois -]três")]
    [InlineData("Oi Ana, bom dia!", "Oi Bia, boa tarde!", "Oi [-Ana-]{+Bia+}, [-bom dia-]{+boa tarde+}!")]
    public void Texts_are_compared_word_by_word(string before, string after, string expected)
    {
        var words = WordDiff.Compare(before, after);
        Assert.Equal(expected, string.Concat(words.Select(Word)));
        Assert.Equal(before, string.Concat(words.Where(word => word.Kind is not ChangeKind.Added).Select(word => word.Text)));
        Assert.Equal(after, string.Concat(words.Where(word => word.Kind is not ChangeKind.Removed).Select(word => word.Text)));
    }

    [Fact]
    public void Both_texts_can_be_read_from_the_words_between_them()
    {
        var random = new Random(7);
        string Text() => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (string[])["a", " ", "b", ", ", "é", "\n", "um", "."]).Select(words => words[random.Next(words.Length)]));
        for (var i = 0; i < 2_000; i++)
        {
            var (before, after) = (Text(), Text());
            var words = WordDiff.Compare(before, after);
            Assert.Equal(before, string.Concat(words.Where(word => word.Kind is not ChangeKind.Added).Select(word => word.Text)));
            Assert.Equal(after, string.Concat(words.Where(word => word.Kind is not ChangeKind.Removed).Select(word => word.Text)));
        }
    }

    private static List<string> Keys(IReadOnlyList<FlowChange> changes, ChangeKind kind) => [.. changes.Where(change => change.Kind == kind).Select(change => $"{change.Part} {change.Id} {change.Property}").Order(StringComparer.Ordinal)];

    private static IReadOnlyList<FlowChange> Compare(string before, string after) => FlowComparer.Compare(FlowReader.Read(before).Flow!, FlowReader.Read(after).Flow!, DocumentFiles.Catalog);

    private static string Short(FlowChange change)
    {
        var head = $"{change.Kind} {change.Part} {change.Id}{(change.Property is null ? "" : " " + change.Property)}";
        return change.Words.Count > 0 ? $"{head}: {string.Concat(change.Words.Select(Word))}"
            : change.Part is FlowPart.Variable ? head
            : change.Kind is ChangeKind.Added ? $"{head}{(change.After is null ? "" : " → " + change.After)}"
            : change.Before is null ? head : $"{head}: {change.Before} → {change.After}";
    }

    private static string Word(WordChange word) => word.Kind switch { ChangeKind.Added => $"{{+{word.Text}+}}", ChangeKind.Removed => $"[-{word.Text}-]", _ => word.Text };
}
