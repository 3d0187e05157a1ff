using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Porfin.Compilation;

/// <summary>What the rules on inputs say.</summary>
internal static class RuleSentences
{
    public static readonly Sentence Between = new("'{0}' deve ficar entre {1} e {2}.", "The input '{0}' must be between {1} and {2}.", "'{0}' debe estar entre {1} y {2}.");

    public static readonly Sentence AtLeastOne = new("'{0}' precisa de pelo menos uma opção.", "The input '{0}' needs at least one option.", "'{0}' necesita al menos una opción.");

    public static readonly Sentence NotAllowed = new("O valor de '{0}' não é permitido.", "The value of '{0}' is not allowed.", "El valor de '{0}' no está permitido.");

    /// <summary>What is said when an input breaks a rule.</summary>
    public static Sentence Of(ValidationAttribute rule, string input) => rule switch
    {
        IExplainedRule own => own.Explain(input),
        RangeAttribute range => Between.With(input, Convert.ToString(range.Minimum, CultureInfo.InvariantCulture)!, Convert.ToString(range.Maximum, CultureInfo.InvariantCulture)!),
        MinLengthAttribute { Length: 1 } => AtLeastOne.With(input),
        _ => NotAllowed.With(input),
    };
}
