using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Porfin.Documents.Comparing;

namespace Porfin.Host.CommandLine;

/// <summary>The command <c>diff</c>: what differs between two flows, by what they mean.</summary>
public static class DiffCommand
{
    private const int Differs = 1;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Understands the command line and compares.</summary>
    /// <returns>0 the same, 1 different, 2 bad document, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var before = new Argument<FileInfo>("before") { Description = "The flow as it was." };
        var after = new Argument<FileInfo>("after") { Description = "The flow as it is." };
        var json = FlowFiles.Json();
        var command = new RootCommand("Tells what differs between two flows, whatever the order and spelling of their documents: activities added, removed, moved or changed, texts word by word, connections, variables, settings. Exit codes: 0 the same, 1 different, 2 bad document, 64 misused.") { before, after, json };
        command.SetAction(found => Compare(found.GetValue(before)!, found.GetValue(after)!, found.GetValue(json)));
        return FlowFiles.InvokeAsync(command, "diff", args);
    }

    private static int Compare(FileInfo before, FileInfo after, bool asJson)
    {
        var (old, now) = (FlowFiles.Sound(before), FlowFiles.Sound(after));
        if (old is null || now is null)
        {
            return FlowFiles.BadDocument;
        }

        var changes = FlowComparer.Compare(old, now, FlowFiles.Catalog);
        if (asJson)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new { changes }, Written));
        }
        else
        {
            foreach (var change in changes)
            {
                Console.Out.WriteLine(Line(change));
            }
        }

        return changes.Count == 0 ? ExitCodes.Done : Differs;
    }

    private static string Line(FlowChange change)
    {
        var sign = change.Kind switch { ChangeKind.Added => '+', ChangeKind.Removed => '-', ChangeKind.Moved => '>', _ => '~' };
        var head = $"{sign} {change.Part.ToString().ToLowerInvariant()} {change.Id}{(change.Type is null ? "" : $" ({change.Type})")}{(change.Property is null ? "" : $" {change.Property}")}";
        return change.Kind switch
        {
            _ when change.Words.Count > 0 => $"{head}: {string.Concat(change.Words.Select(Word))}",
            ChangeKind.Changed or ChangeKind.Moved => $"{head}: {change.Before ?? "(none)"} → {change.After ?? "(none)"}",
            _ when change.Part is FlowPart.Activity => $"{head} in {change.After ?? change.Before}",
            _ => head,
        };
    }

    private static string Word(WordChange word) => word.Kind switch { ChangeKind.Added => $"{{+{word.Text}+}}", ChangeKind.Removed => $"[-{word.Text}-]", _ => word.Text };
}
