using System.ComponentModel.DataAnnotations;

namespace Porfin.Activities.Http;

/// <summary>The rule that a text is the path of an address, such as <c>orders/{id}</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EndpointPathAttribute() : RegularExpressionAttribute(@"^/?([\w.~%-]+|\{[A-Za-z_]\w*\})(/([\w.~%-]+|\{[A-Za-z_]\w*\}))*/?$"), IExplainedRule
{
    private static readonly Sentence Wanted = new(
        "'{0}' deve ser um caminho como pedidos/{id}: letras, dígitos e . ~ % - entre as barras, ou um nome entre chaves. Sem espaços nem '?'.",
        "The input '{0}' must be a path such as orders/{id}: letters, digits and . ~ % - between slashes, or a name in braces. No spaces and no '?'.",
        "'{0}' debe ser una ruta como pedidos/{id}: letras, dígitos y . ~ % - entre las barras, o un nombre entre llaves. Sin espacios ni '?'.");

    /// <inheritdoc />
    public Sentence Explain(string input) => Wanted.With(input);
}

/// <summary>The rule that no policy is named.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NoPolicyAttribute() : RegularExpressionAttribute("^$"), IExplainedRule
{
    private static readonly Sentence Wanted = new(
        "Aqui não há políticas. Deixe '{0}' vazio e ligue 'authorize'.",
        "There are no policies here. Leave '{0}' empty and set 'authorize'.",
        "Aquí no hay políticas. Deje '{0}' vacío y active 'authorize'.");

    /// <inheritdoc />
    public Sentence Explain(string input) => Wanted.With(input);
}
