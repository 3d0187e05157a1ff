using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Porfin;

/// <summary>Reads what the code says about activities, inputs and outcomes from the XML documentation beside their assembly. Palette, inspector and reference show it.</summary>
public sealed partial class SummaryReader
{
    private readonly FrozenDictionary<string, string> summaries;

    /// <summary>Reads the documentation of some assemblies; one without a file has no summaries.</summary>
    public SummaryReader(params IEnumerable<Assembly> assemblies)
    {
        var files = assemblies.Distinct().Select(assembly => Path.ChangeExtension(assembly.Location, ".xml")).Where(File.Exists);
        summaries = files.SelectMany(file => XDocument.Load(file).Descendants("member"))
            .Where(member => member.Element("summary") is not null)
            .DistinctBy(member => member.Attribute("name")!.Value)
            .ToFrozenDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!), StringComparer.Ordinal);
    }

    /// <summary>What a type is; null when nothing is said.</summary>
    public string? Of(Type type) => summaries.GetValueOrDefault("T:" + type.FullName);

    /// <summary>What an input, an outcome or a value of an enumeration means; null when nothing is said.</summary>
    public string? Of(MemberInfo member) => summaries.GetValueOrDefault($"{(member is PropertyInfo ? 'P' : 'F')}:{member.DeclaringType!.FullName}.{member.Name}");

    private static string Plain(XElement summary)
    {
        var text = string.Concat(summary.DescendantNodes().Select(node => node switch
        {
            XText words => words.Value,
            XElement { IsEmpty: true } reference => Name(reference),
            _ => "",
        }));
        return Spaces().Replace(text, " ").Trim();
    }

    /// <summary>The last part of what a <c>see</c> points at.</summary>
    private static string Name(XElement reference)
    {
        var target = (reference.Attribute("cref") ?? reference.Attribute("langword") ?? reference.Attribute("name"))?.Value ?? "";
        return target[(target.LastIndexOfAny(['.', ':']) + 1)..];
    }

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
