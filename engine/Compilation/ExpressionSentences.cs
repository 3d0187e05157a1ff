namespace Porfin.Compilation;

/// <summary>What is said of expressions around their text: their form, their type, and the names that they use.</summary>
internal static class ExpressionSentences
{
    public static readonly Sentence AtPlace = new("Linha {0}, coluna {1}: {2}", "Line {0}, column {1}: {2}", "Línea {0}, columna {1}: {2}");

    public static readonly Sentence WrongKind = new(
        "Uma expressão é um objeto: {\"type\": \"Literal\", \"value\": \"…\"}.",
        "An expression is an object: {\"type\": \"Literal\", \"value\": \"…\"}.",
        "Una expresión es un objeto: {\"type\": \"Literal\", \"value\": \"…\"}.");

    public static readonly Sentence Unsupported = new(
        "Expressões do tipo {0} não existem aqui. Escreva em JavaScript ou como modelo de texto (Template).",
        "{0} expressions do not exist here. Write it in JavaScript or as a template.",
        "Las expresiones de tipo {0} no existen aquí. Escriba en JavaScript o como plantilla (Template).");

    public static readonly Sentence UnknownType = new(
        "'{0}' não é um tipo de expressão.{1} Use Literal, Object, Variable, Input, JavaScript ou Template.",
        "'{0}' is no type of expression.{1} Use Literal, Object, Variable, Input, JavaScript or Template.",
        "'{0}' no es un tipo de expresión.{1} Use Literal, Object, Variable, Input, JavaScript o Template.");

    public static readonly Sentence NotJson = new(
        "O valor de uma expressão Object é JSON. Linha {0}, coluna {1}: {2}",
        "The value of an Object expression is JSON. Line {0}, column {1}: {2}",
        "El valor de una expresión Object es JSON. Línea {0}, columna {1}: {2}");

    public static readonly Sentence NoName = new(
        "A expressão não diz qual variável ou entrada usar. Escreva o nome dela em 'value'.",
        "The expression names no variable or input. Write its name as the 'value'.",
        "La expresión no dice qué variable o entrada usar. Escriba su nombre en 'value'.");

    public static readonly Sentence NoFunction = new("Não existe a função '{0}'.{1}", "There is no function '{0}'.{1}", "No existe la función '{0}'.{1}");

    public static readonly Sentence NoHost = new(
        "'{0}': fluxos não veem nada do servidor. Passe o valor como entrada do fluxo ou variável.",
        "'{0}': flows see nothing of the host. Give the value as an input of the flow or a variable.",
        "'{0}': los flujos no ven nada del servidor. Pase el valor como entrada del flujo o variable.");

    public static readonly Sentence NoTypes = new(
        "'{0}': tipos do .NET não fazem parte das expressões. Use new Date(…), um texto como '00:05:00' ou newGuid().",
        "'{0}': types of .NET are not part of expressions. Use new Date(…), a text such as '00:05:00', or newGuid().",
        "'{0}': los tipos de .NET no forman parte de las expresiones. Use new Date(…), un texto como '00:05:00' o newGuid().");

    public static readonly Sentence NoStreams = new(
        "'{0}': valores de fluxos não são streams. Use bytesToString ou bytesToBase64 numa lista de bytes.",
        "'{0}': values of flows are no streams. Use bytesToString or bytesToBase64 on a list of bytes.",
        "'{0}': los valores de los flujos no son streams. Use bytesToString o bytesToBase64 en una lista de bytes.");

    public static readonly Sentence NoLibraries = new(
        "'{0}': bibliotecas não fazem parte das expressões. Use os métodos de listas, textos e Date.",
        "'{0}': libraries are not part of expressions. Use the methods of lists, texts and Date.",
        "'{0}': las bibliotecas no forman parte de las expresiones. Use los métodos de listas, textos y Date.");

    public static readonly Sentence NoTokens = new(
        "'{0}': endereços que continuam um fluxo não fazem parte das expressões.",
        "'{0}': addresses that go on with a flow are not part of expressions.",
        "'{0}': las direcciones que continúan un flujo no forman parte de las expresiones.");
}
