using System.Text;
using Porfin.Designer.Catalog;

namespace Porfin.Host.Reference;

/// <summary>The reference as Markdown.</summary>
internal sealed class ReferenceMarkdown(ReferencePage page)
{
    private readonly StringBuilder text = new();

    public string Write()
    {
        Add($"# {page.Texts["Title"]}\n\n{page.Texts["Intro"]}\n");
        foreach (var (label, activities) in page.Sections())
        {
            Add($"\n## {label}\n");
            foreach (var activity in activities)
            {
                Write(activity);
            }
        }

        return text.ToString();
    }

    private void Write(ActivityView activity)
    {
        Add($"\n### {activity.Label}\n\n`{activity.Type}` · {page.Summary(activity)}\n");
        Table(["Input", "Type", "Default", "Meaning"], page.Inputs(activity));
        Table(["Output", "Type", "Meaning"], ReferencePage.Outputs(activity));
        Table(["Outcome", "Meaning"], page.Outcomes(activity));
        Table(["Contains", "Meaning"], ReferencePage.Ports(activity));
        if (ActivityExample.Of(activity.Type) is { } example)
        {
            Add($"\n{page.Texts["Example"]} – {example.Case}:\n\n```json\n{example.Document}\n```\n\n```text\n{example.Play}\n```\n");
        }
    }

    private void Table(string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        Add($"\n| {string.Join(" | ", heads.Select(head => page.Texts[head]))} |\n|{string.Concat(heads.Select(_ => "---|"))}\n");
        foreach (var row in all)
        {
            Add($"| {string.Join(" | ", row.Select((cell, index) => index == 0 ? $"`{cell}`" : Cell(cell)))} |\n");
        }
    }

    private static string Cell(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private void Add(string piece) => text.Append(piece);
}
