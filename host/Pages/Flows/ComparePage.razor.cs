using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Porfin.Documents.Comparing;
using Porfin.Designer.Catalog;
using Porfin.Host.Businesses;
using Porfin.Host.Designer;

namespace Porfin.Host.Pages.Flows;

/// <summary>What differs between two versions of a flow, or a version and the draft, in words.</summary>
[ExcludeFromInteractiveRouting]
public sealed partial class ComparePage(FlowLife life, FlowDifference difference, Catalogs catalogs)
{
    private IReadOnlyList<FlowChange>? changes;
    private IReadOnlyList<int> versions = [];
    private CatalogView catalog = null!;
    private IReadOnlyDictionary<string, string> names = new Dictionary<string, string>();
    private IReadOnlyDictionary<string, string> types = new Dictionary<string, string>();

    [Parameter] public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "de")] private int? From { get; set; }

    [SupplyParameterFromQuery(Name = "ate")] private string? Until { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = null!;

    private int? To => int.TryParse(Until, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    protected override async Task OnInitializedAsync()
    {
        var business = (await Session).User.BusinessId();
        if (await life.Flows.FindAsync(business, Id, CancellationToken.None) is not { Versions.Count: > 0 } open)
        {
            return;
        }

        versions = [.. open.Versions.Select(version => version.Version)];
        From ??= open.Summary.PublishedVersion;
        catalog = catalogs.In(CultureInfo.CurrentUICulture.Name);
        if (await difference.BetweenAsync(business, Id, From, To, CancellationToken.None) is { } found)
        {
            (names, types) = (found.Names, found.Types);
            changes = [.. found.Changes.Where(change => change.Property is not "position")];
        }
    }

    private string TitleOf(FlowChange change)
    {
        var type = catalog.Activities.FirstOrDefault(activity => activity.Type == change.Type);
        var property = change.Property is { } name ? type?.Inputs.FirstOrDefault(input => input.Name == name)?.Label ?? KnownProperty(name) : null;
        var what = change.Part switch
        {
            FlowPart.Activity => names.GetValueOrDefault(change.Id) ?? type?.Label ?? change.Id,
            FlowPart.Connection => T["compare.connection", Named(change.Id)],
            FlowPart.Variable => T["compare.variable", change.Id],
            FlowPart.Setting => T["compare.setting", KnownProperty(change.Id.Length > 0 ? change.Id : change.Property ?? "")],
            _ => change.Id,
        };
        return property is null || change.Part is FlowPart.Setting ? what : $"{what} · {property}";
    }

    /// <summary>A connection with the names of its ends and of its outcome instead of their ids.</summary>
    private string Named(string connection) => string.Join(" → ", connection.Split(" → ").Select(end => end.Split(':', 2) switch
    {
        [var id, var outcome] => $"{names.GetValueOrDefault(id) ?? id}: {Outcome(id, outcome)}",
        var whole => names.GetValueOrDefault(whole[0]) ?? end,
    }));

    private string Outcome(string id, string name) =>
        catalog.Activities.FirstOrDefault(activity => activity.Type == types.GetValueOrDefault(id))?.Outcomes.FirstOrDefault(outcome => outcome.Name == name)?.Label ?? name;

    private string KnownProperty(string name) => name switch
    {
        "metadata.displayText" or "name" => T["compare.name"],
        "container" or "order" => T["compare.place"],
        "description" => T["compare.description"],
        _ => name,
    };
}
