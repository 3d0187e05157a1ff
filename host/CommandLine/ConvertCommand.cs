using System.CommandLine;
using Porfin.Documents.Writing;

namespace Porfin.Host.CommandLine;

/// <summary>The command <c>convert</c>: writes a flow document in the one canonical way, or for import into Elsa.</summary>
public static class ConvertCommand
{
    /// <summary>Understands the command line and converts.</summary>
    /// <returns>0 written, 1 the file could not be written, 2 bad document, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var flow = FlowFiles.Flow();
        var form = new Option<string>("--to") { Description = "porfin: the canonical form, for people and version control; elsa: for import into Elsa Studio or Elsa Server.", DefaultValueFactory = _ => "porfin" };
        form.AcceptOnlyFromAmong("porfin", "elsa");
        var output = FlowFiles.Output();
        var command = new RootCommand("Writes a flow document in one way: fixed order, every activity with an id, the newest generation of the format. What is not understood is kept. Exit codes: 0 written, 1 the file could not be written, 2 bad document, 64 misused.") { flow, form, output };
        command.SetAction(found => Convert(found.GetValue(flow)!, found.GetValue(form) is "elsa" ? FlowForm.Elsa : FlowForm.Porfin, found.GetValue(output)));
        return FlowFiles.InvokeAsync(command, "convert", args);
    }

    private static int Convert(FileInfo file, FlowForm form, FileInfo? output)
    {
        if (FlowFiles.Sound(file) is not { } flow)
        {
            return FlowFiles.BadDocument;
        }

        if (form is FlowForm.Elsa)
        {
            FlowFiles.Explain(ElsaExport.Notes(flow, FlowFiles.Catalog));
        }

        return FlowFiles.Write(FlowWriter.Write(flow, FlowFiles.Catalog, form), output);
    }
}
