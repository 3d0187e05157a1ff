namespace Porfin.Expressions.Templates;

/// <summary>Notes which free names a template reads, and which names it gives itself.</summary>
internal sealed class NameLog(TextPlaces places)
{
    private readonly List<NameUse> uses = [];
    private readonly HashSet<string> shared = new(StringComparer.Ordinal);
    private readonly Stack<HashSet<string>> scopes = new([new(StringComparer.Ordinal)]);

    public IReadOnlyList<NameUse> Uses => uses;

    public void Enter() => scopes.Push(new(StringComparer.Ordinal));

    public void Leave() => scopes.Pop();

    /// <summary>A name is given in the innermost block.</summary>
    public void Declare(string name) => scopes.Peek().Add(name);

    /// <summary>A name is given for the rest of the template.</summary>
    public void DeclareShared(string name) => shared.Add(name);

    public void Add(NameUseKind kind, string name, string? detail, int place)
    {
        if (kind is NameUseKind.Read && (shared.Contains(name) || scopes.Any(scope => scope.Contains(name))))
        {
            return;
        }

        var (line, column) = places.Of(place);
        uses.Add(new(kind, name, detail, line, column));
    }
}
