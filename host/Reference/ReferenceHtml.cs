using System.Net;
using System.Text;
using Porfin.Designer.Catalog;

namespace Porfin.Host.Reference;

/// <summary>The reference as one HTML page that needs nothing else.</summary>
internal sealed class ReferenceHtml(ReferencePage page)
{
    private const string Style = """
        :root { color-scheme: light dark; --line: #8884; --soft: #8881; }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0; display: grid; grid-template-columns: minmax(12rem, 18rem) minmax(0, 60rem); gap: 2rem; }
        nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1rem; box-sizing: border-box; border-right: 1px solid var(--line); font-size: .9rem; }
        nav a { display: block; color: inherit; text-decoration: none; padding: .1rem 0; } nav a:hover { text-decoration: underline; }
        main { padding: 1rem 1rem 6rem; min-width: 0; } article { border-top: 1px solid var(--line); padding-top: .5rem; margin-top: 2rem; }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0; } th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        pre { background: var(--soft); padding: .75rem; overflow-x: auto; border-radius: .4rem; } code { font-size: .9em; }
        @media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; border: 0; } }
        """;

    private readonly StringBuilder text = new();

    public string Write()
    {
        Add($"<!doctype html>\n<html lang=\"{page.Language}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{Html(page.Texts["Title"])}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<nav>\n");
        foreach (var (label, activities) in page.Sections())
        {
            Add($"<strong>{Html(label)}</strong>\n{string.Concat(activities.Select(activity => $"<a href=\"#{activity.Type}\">{Html(activity.Label)}</a>\n"))}");
        }

        Add($"</nav>\n<main>\n<h1>{Html(page.Texts["Title"])}</h1>\n<p>{Html(page.Texts["Intro"])}</p>\n");
        foreach (var (label, activities) in page.Sections())
        {
            Add($"<h2>{Html(label)}</h2>\n");
            foreach (var activity in activities)
            {
                Write(activity);
            }
        }

        return text.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private void Write(ActivityView activity)
    {
        Add($"<article id=\"{activity.Type}\">\n<h3>{Html(activity.Label)}</h3>\n<p><code>{activity.Type}</code> · {Html(page.Summary(activity))}</p>\n");
        Table(["Input", "Type", "Default", "Meaning"], page.Inputs(activity));
        Table(["Output", "Type", "Meaning"], ReferencePage.Outputs(activity));
        Table(["Outcome", "Meaning"], page.Outcomes(activity));
        Table(["Contains", "Meaning"], ReferencePage.Ports(activity));
        if (ActivityExample.Of(activity.Type) is { } example)
        {
            Add($"<p>{Html(page.Texts["Example"])} – {Html(example.Case)}:</p>\n<pre><code>{Html(example.Document)}</code></pre>\n<pre>{Html(example.Play)}</pre>\n");
        }

        text.Append("</article>\n");
    }

    private void Table(string[] heads, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            return;
        }

        Add($"<table>\n<tr>{string.Concat(heads.Select(head => $"<th>{Html(page.Texts[head])}</th>"))}</tr>\n");
        foreach (var row in all)
        {
            Add($"<tr>{string.Concat(row.Select((cell, index) => index == 0 ? $"<td><code>{Html(cell)}</code></td>" : $"<td>{Html(cell)}</td>"))}</tr>\n");
        }

        text.Append("</table>\n");
    }

    private static string Html(string plain) => WebUtility.HtmlEncode(plain);

    private void Add(string piece) => text.Append(piece);
}
