namespace Porfin.Expressions.Scripting;

/// <summary>What is said of regular expressions that cannot be read.</summary>
internal static class PatternSentences
{
    public static readonly Sentence Problem = new("A expressão regular {0}.", "The regular expression {0}.", "La expresión regular {0}.");

    public static readonly Sentence Closing = new("tem um '{0}' a mais", "has a '{0}' too many", "tiene un '{0}' de más");
    public static readonly Sentence TooDeep = new("tem níveis demais, um dentro do outro", "nests too deep", "tiene demasiados niveles, uno dentro de otro");
    public static readonly Sentence NothingToRepeat = new("não tem o que repetir na posição {0}", "has nothing to repeat at position {0}", "no tiene qué repetir en la posición {0}");
    public static readonly Sentence Repeats = new("repete de mais para menos, ou vezes demais", "repeats from more to less, or too often", "repite de más a menos, o demasiadas veces");
    public static readonly Sentence Brace = new("tem uma chave que não repete nada", "has a brace that repeats nothing", "tiene una llave que no repite nada");
    public static readonly Sentence UnknownGroup = new("tem um grupo de um tipo que não existe", "has a group of an unknown kind", "tiene un grupo de un tipo que no existe");
    public static readonly Sentence Unclosed = new("tem um '{0}' sem o seu '{1}'", "has a '{0}' without its '{1}'", "tiene un '{0}' sin su '{1}'");
    public static readonly Sentence NoGroupName = new("tem um \\k sem o nome de um grupo", "has \\k without the name of a group", "tiene un \\k sin el nombre de un grupo");
    public static readonly Sentence NoSuchGroup = new("fala do grupo '{0}', que ela não tem", "refers to the group '{0}', which it does not have", "habla del grupo '{0}', que no tiene");
    public static readonly Sentence NoGroup = new("fala de um grupo que ela não tem", "refers to a group that it does not have", "habla de un grupo que no tiene");
    public static readonly Sentence Backwards = new("tem um intervalo de trás para frente", "has a range that runs backwards", "tiene un intervalo al revés");
    public static readonly Sentence ClassInRange = new("tem um intervalo que termina numa classe inteira", "has a range whose end is a whole class", "tiene un intervalo que termina en una clase entera");
    public static readonly Sentence Backslash = new("termina com uma barra invertida", "ends with a backslash", "termina con una barra invertida");
    public static readonly Sentence Escape = new("tem o escape \\{0}, que não significa nada", "has the escape \\{0}, which means nothing", "tiene el escape \\{0}, que no significa nada");
    public static readonly Sentence CodePoint = new("tem um \\u{…} que não é um caractere", "has a \\u{…} that is not a character", "tiene un \\u{…} que no es un carácter");
    public static readonly Sentence NoDigits = new("tem \\{0} sem os dígitos", "has \\{0} without its digits", "tiene \\{0} sin sus dígitos");
    public static readonly Sentence NoProperty = new("tem \\p sem o nome de uma propriedade", "has \\p without the name of a property", "tiene \\p sin el nombre de una propiedad");
    public static readonly Sentence GroupName = new("tem um grupo cujo nome está vazio, não é um nome, ou aparece duas vezes", "has a group whose name is empty, not a name, or used twice", "tiene un grupo cuyo nombre está vacío, no es un nombre, o aparece dos veces");
    public static readonly Sentence TooLarge = new("é grande demais: repete pedaços grandes vezes demais", "is too large: it repeats large pieces too often", "es demasiado grande: repite trozos grandes demasiadas veces");
    public static readonly Sentence TooLong = new("tem mais de {0} caracteres", "is longer than {0} characters", "tiene más de {0} caracteres");

    public static readonly Sentence Octal = new(
        "Escapes octais não fazem parte das expressões regulares aqui. Use \\x ou \\u.",
        "Octal escapes are not part of regular expressions here. Use \\x or \\u.",
        "Los escapes octales no forman parte de las expresiones regulares aquí. Use \\x o \\u.");

    public static readonly Sentence Control = new(
        "\\c sem uma letra não faz parte das expressões regulares aqui.",
        "\\c without a letter is not part of regular expressions here.",
        "\\c sin una letra no forma parte de las expresiones regulares aquí.");

    public static readonly Sentence Property = new(
        "A propriedade \\p{{0}} não faz parte das expressões regulares aqui.",
        "The property \\p{{0}} is not part of regular expressions here.",
        "La propiedad \\p{{0}} no forma parte de las expresiones regulares aquí.");

    public static readonly Sentence Flags = new(
        "As opções de uma expressão regular são g, i, m, s, u e y, cada uma uma vez.",
        "The flags of a regular expression are g, i, m, s, u and y, each once.",
        "Las opciones de una expresión regular son g, i, m, s, u e y, cada una una vez.");
}
