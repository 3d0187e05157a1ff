using System.Text.Json;

namespace Porfin;

/// <summary>A flow document as it was read: Elsa 3's workflow-definition JSON. The JSON itself is kept, so that nothing unknown is lost.</summary>
public sealed record Flow
{
    /// <summary>The id that all versions share.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>The id of this version.</summary>
    public string? VersionId { get; init; }

    /// <summary>The name people see; empty when there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The version, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The version of Elsa's tools that wrote the document; null in documents made by hand or by Porfin. Switches Elsa's rules about what survives a wait.</summary>
    public Version? ToolVersion { get; init; }

    /// <summary>The variables of the flow.</summary>
    public IReadOnlyList<VariableDeclaration> Variables { get; init; } = [];

    /// <summary>The inputs that a caller may give.</summary>
    public IReadOnlyList<InputDeclaration> Inputs { get; init; } = [];

    /// <summary>The names of the outputs.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>The outcomes of the flow when it is used as an activity.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Porfin's own settings, in <c>customProperties.porfin</c>.</summary>
    public FlowSettings Settings { get; init; } = new();

    /// <summary>The whole document.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>The root activity.</summary>
    public required JsonElement Root { get; init; }
}

/// <summary>How the host runs a flow; kept in <c>customProperties.porfin</c> of the document.</summary>
public sealed record FlowSettings
{
    /// <summary>How long the host gathers fragments of one thought before it runs a turn. Zero: each message is a turn of its own. At most one minute.</summary>
    public TimeSpan JoiningTime { get; init; } = TimeSpan.Zero;

    /// <summary>When it answers.</summary>
    public FlowActivation Activation { get; init; } = new();

    /// <summary>How long it keeps silent after a person of the business wrote; null leaves that to the host.</summary>
    public TimeSpan? SilentAfterPerson { get; init; }

    /// <summary>How it writes numbers, money and dates; pt-BR by default.</summary>
    public System.Globalization.CultureInfo? Language { get; init; }

    /// <summary>How long an instance may live; it is cancelled then, with the reason instance:expired. Null: as long as it takes.</summary>
    public TimeSpan? EndsAfter { get; init; }

    /// <summary>How long an instance may wait without anything happening; it is cancelled then. Null: as long as it takes.</summary>
    public TimeSpan? EndsAfterIdle { get; init; }

    /// <summary>The id of the activity of the root flowchart to which an instance goes instead of failing (a message, a handoff, a flow); null when it just fails.</summary>
    public string? OnFault { get; init; }

    /// <summary>True when a failed step ends only its branch, as Elsa's ContinueWithIncidentsStrategy does; the instance fails when all else is over.</summary>
    public bool GoesOnAfterFaults { get; init; }
}

/// <summary>A variable that a flow or a container declares.</summary>
/// <param name="Id">The id by which bindings refer to it.</param>
/// <param name="Name">The name by which expressions refer to it.</param>
/// <param name="TypeName">The type alias, such as <c>String</c>, <c>Int32</c> or <c>String[]</c>.</param>
/// <param name="Value">The default; Elsa writes texts, which are converted to the type.</param>
/// <param name="IsStored">False: the value is lost when the instance waits (Elsa's variables without storage driver).</param>
public sealed record VariableDeclaration(string Id, string Name, string TypeName, Expressions.Value Value, bool IsStored);

/// <summary>An input that a flow declares.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeName">The type alias.</param>
public sealed record InputDeclaration(string Name, string TypeName);
