using System.CommandLine;
using System.Globalization;
using Porfin.Host.Pages;
using Porfin.Host.Reference;

namespace Porfin.Host.CommandLine;

/// <summary>The command <c>docs</c>: the reference of all activities, from their classes.</summary>
public static class DocsCommand
{
    /// <summary>Understands the command line and writes the reference.</summary>
    /// <returns>0 written, 1 the file could not be written, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var html = new Option<bool>("--html") { Description = "One HTML page that needs nothing else, instead of Markdown." };
        var folder = new Option<DirectoryInfo?>("--output", "-o") { Description = "The folder in which activities.md or activities.html is written; the standard output when it is not given." };
        var language = new Option<string>("--lang") { Description = "The language of labels; what it has no text for is in English.", DefaultValueFactory = _ => "pt-BR" };
        language.AcceptOnlyFromAmong([.. PagesSetup.Languages.Keys]);
        var command = new RootCommand("Writes the reference of all activities: what they are, inputs with types, defaults and rules, outputs, outcomes, an example. Exit codes: 0 written, 1 the file could not be written, 64 misused.") { html, folder, language };
        command.SetAction(found => Write(found.GetValue(html), found.GetValue(folder), CultureInfo.GetCultureInfo(found.GetValue(language)!)));
        return FlowFiles.InvokeAsync(command, "docs", args);
    }

    private static int Write(bool asHtml, DirectoryInfo? folder, CultureInfo culture)
    {
        var page = new ReferencePage(FlowFiles.Catalog, culture);
        var text = asHtml ? new ReferenceHtml(page).Write() : new ReferenceMarkdown(page).Write();
        if (folder is null)
        {
            return FlowFiles.Write(text, null);
        }

        try
        {
            folder.Create();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"porfin: {e.Message}");
            return ExitCodes.Failed;
        }

        return FlowFiles.Write(text, new(Path.Combine(folder.FullName, asHtml ? "activities.html" : "activities.md")));
    }
}
