using Microsoft.AspNetCore.Components;
using Porfin.Host.Designer;

namespace Porfin.Host.Pages.Gallery;

/// <summary>What is wrong with a document, in words.</summary>
public sealed partial class ProblemList
{
    [Parameter, EditorRequired] public IReadOnlyList<CheckedProblem> Problems { get; set; } = [];
}
