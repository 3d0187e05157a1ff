namespace Porfin.Expressions.Templates;

/// <summary>
/// What a filter, test, method or function does. The arguments stand in the order of its parameters, those not given being undefined;
/// further ones follow.
/// </summary>
internal delegate Value RoutineBody(Rendering rendering, Value input, ReadOnlySpan<Value> arguments);

/// <summary>A filter, test, method or function by name.</summary>
internal sealed class Routine
{
    private readonly RoutineBody body;
    private readonly int positional;

    /// <param name="name">Its name.</param>
    /// <param name="parameters">
    /// The names of its parameters, optional ones in brackets: "old new [count]". <c>*</c> takes any further arguments; parameters after it are given by name only.
    /// </param>
    /// <param name="body">What it does.</param>
    public Routine(string name, string parameters, RoutineBody body)
    {
        var words = parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var star = Array.IndexOf(words, "*");
        Name = name;
        IsOpen = star >= 0;
        Parameters = [.. words.Where(word => word is not "*").Select(word => word.Trim('[', ']'))];
        Required = words.Count(word => word[0] is not '[' and not '*');
        positional = IsOpen ? star : Parameters.Length;
        this.body = body;
    }

    public string Name { get; }

    public string[] Parameters { get; }

    /// <summary>How many arguments must be given.</summary>
    public int Required { get; }

    /// <summary>True when it takes any number of further arguments.</summary>
    public bool IsOpen { get; }

    /// <summary>"takes 1 to 3 arguments".</summary>
    public Sentence Takes => (Required, IsOpen ? -1 : Parameters.Length) switch
    {
        (0, 0) => TemplateSentences.TakesNone,
        (var least, -1) => TemplateSentences.TakesAtLeast.With(least),
        (1, 1) => TemplateSentences.TakesExactlyOne,
        var (least, most) when least == most => TemplateSentences.TakesExactly.With(least),
        var (least, most) => TemplateSentences.TakesBetween.With(least, most),
    };

    /// <summary>Puts arguments given by place where the body looks for them.</summary>
    public T[] Lay<T>(ReadOnlySpan<T> given)
    {
        var byPlace = Math.Min(given.Length, positional);
        var laid = new T[Parameters.Length + given.Length - byPlace];
        given[..byPlace].CopyTo(laid);
        given[byPlace..].CopyTo(laid.AsSpan(Parameters.Length));
        return laid;
    }

    /// <summary>Runs it, counting what it reads and makes.</summary>
    public Value Run(Rendering rendering, Value input, ReadOnlySpan<Value> arguments)
    {
        rendering.Budget.Step(1 + ((input.Text?.Length ?? 0) / 64));
        var result = body(rendering, input, arguments);
        if (result.Text is { } text && !ReferenceEquals(text, input.Text))
        {
            rendering.Budget.Allocate(text.Length * 2L);
        }

        return result;
    }

    /// <summary>Runs it with arguments that were not checked when the template was compiled.</summary>
    /// <exception cref="ExpressionException">There are too few or too many.</exception>
    public Value RunUnchecked(Rendering rendering, Value input, ReadOnlySpan<Value> arguments) =>
        arguments.Length < Required || (arguments.Length > positional && !IsOpen)
            ? throw Failure.Argument($"'{Name}' {Takes.English}, not {arguments.Length}.")
            : Run(rendering, input, Lay(arguments));
}
