namespace Porfin.Expressions.Templates;

/// <summary>What is said of what other template languages have and templates here do not.</summary>
internal static class ForeignSentences
{
    public static readonly Sentence Instead = new("Escreva {0} em vez de {1}.", "Write {0} instead of {1}.", "Escriba {0} en lugar de {1}.");
    public static readonly Sentence Conditional = new("'a if condição else b'", "'a if condition else b'", "'a if condición else b'");
    public static readonly Sentence Ternary = new("'condição ? a : b'", "'condition ? a : b'", "'condición ? a : b'");
    public static readonly Sentence Straight = new("aspas retas ({0})", "straight quotes ({0})", "comillas rectas ({0})");
    public static readonly Sentence Curly = new("curvas", "curly ones", "curvas");

    public static readonly Sentence CannotCall = new("'{0}(…)' não pode ser usado em modelos aqui.", "'{0}(…)' cannot be used in templates here.", "'{0}(…)' no se puede usar en plantillas aquí.");

    public static readonly Sentence OnlyNames = new(
        "Só se chama uma função pelo nome, ou um método.",
        "Only a function's name or a method can be called.",
        "Solo se puede llamar a una función por su nombre, o a un método.");

    public static readonly Sentence Recursive = new("Laços recursivos não existem aqui.", "Recursive loops are not supported.", "Los bucles recursivos no existen aquí.");

    public static readonly Sentence OffsetContinue = new(
        "'offset: continue' não existe aqui. Escreva o deslocamento como número.",
        "'offset: continue' is not supported. Write the offset as a number.",
        "'offset: continue' no existe aquí. Escriba el desplazamiento como número.");

    public static readonly Sentence CannotUse = new("'{0}' não pode ser usado. {1}", "'{0}' cannot be used. {1}", "'{0}' no se puede usar. {1}");

    public static readonly Sentence Macros = new(
        "Macros não existem aqui. Repita o texto, ou faça um fluxo próprio.",
        "Macros are not supported. Repeat the text, or make a flow of its own.",
        "Las macros no existen aquí. Repita el texto, o haga un flujo propio.");

    public static readonly Sentence Import = new("Um modelo não importa outro.", "Templates cannot import others.", "Una plantilla no importa otra.");

    public static readonly Sentence Include = new(
        "Um modelo não inclui outro. Ponha o texto comum numa variável.",
        "Templates cannot include others. Put the shared text into a variable.",
        "Una plantilla no incluye otra. Ponga el texto común en una variable.");

    public static readonly Sentence Extend = new("Um modelo não estende outro.", "Templates cannot extend others.", "Una plantilla no extiende otra.");
    public static readonly Sentence Block = new("Um modelo não estende outro, por isso não há blocos.", "Templates cannot extend others, so they have no blocks.", "Una plantilla no extiende otra, por eso no hay bloques.");

    public static readonly Sentence Escaping = new(
        "Nada é escapado por si só. Use o filtro 'escape' onde se trata de HTML.",
        "Nothing is escaped by itself. Use the filter 'escape' where HTML is meant.",
        "Nada se escapa por sí solo. Use el filtro 'escape' donde se trate de HTML.");

    public static readonly Sentence Do = new("Modelos não mudam valores. Use {% set %}.", "Templates do not change values. Use {% set %}.", "Las plantillas no cambian valores. Use {% set %}.");
    public static readonly Sentence Liquid = new("Escreva cada tag entre {% e %}.", "Write each tag between {% and %}.", "Escriba cada etiqueta entre {% y %}.");
    public static readonly Sentence Tables = new("Tabelas não existem aqui. Use {% for %}.", "Tables are not supported. Use {% for %}.", "Las tablas no existen aquí. Use {% for %}.");
}
