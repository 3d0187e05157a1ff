namespace Porfin.Expressions.Templates;

/// <summary>What is said of templates that cannot be read: tags, values, filters, tests, functions.</summary>
internal static class TemplateSentences
{
    public static readonly Sentence Expected = new("Esperava-se {0}, mas há {1}.", "Expected {0}, found {1}.", "Se esperaba {0}, pero hay {1}.");
    public static readonly Sentence AValue = new("um valor", "a value", "un valor");
    public static readonly Sentence AName = new("um nome", "a name", "un nombre");
    public static readonly Sentence FilterName = new("o nome de um filtro", "the name of a filter", "el nombre de un filtro");
    public static readonly Sentence TestName = new("o nome de um teste", "the name of a test", "el nombre de una prueba");
    public static readonly Sentence MemberName = new("o nome de um membro", "the name of a member", "el nombre de un miembro");
    public static readonly Sentence TagEnd = new("o fim da tag", "the end of the tag", "el fin de la etiqueta");
    public static readonly Sentence AText = new("um texto", "a text", "un texto");

    public static readonly Sentence TooLong = new(
        "O modelo tem {0} caracteres; são aceitos no máximo {1}. Divida-o.",
        "The template has {0} characters; at most {1} are allowed. Divide it.",
        "La plantilla tiene {0} caracteres; se aceptan como máximo {1}. Divídala.");

    public static readonly Sentence DeeperThan = new(
        "A expressão tem mais de {0} níveis, um dentro do outro. Divida-a com {% set %}.",
        "The expression nests more than {0} levels deep. Split it with {% set %}.",
        "La expresión tiene más de {0} niveles, uno dentro de otro. Divídala con {% set %}.");

    public static readonly Sentence TooHigh = new(
        "A expressão é longa demais ou tem níveis demais. Divida-a com {% set %}.",
        "The expression is too long or nests too deep. Split it with {% set %}.",
        "La expresión es demasiado larga o tiene demasiados niveles. Divídala con {% set %}.");

    public static readonly Sentence TagsTooDeep = new(
        "As tags têm mais de {0} níveis, uma dentro da outra. Simplifique o modelo.",
        "Tags nest more than {0} levels deep. Simplify the template.",
        "Las etiquetas tienen más de {0} niveles, una dentro de otra. Simplifique la plantilla.");

    public static readonly Sentence TagNotClosed = new("Esta tag não é fechada com '{0}'.", "This tag is not closed with '{0}'.", "Esta etiqueta no se cierra con '{0}'.");
    public static readonly Sentence CommentNotClosed = new("Este comentário não é fechado com '{0}'.", "This comment is not closed with '{0}'.", "Este comentario no se cierra con '{0}'.");
    public static readonly Sentence BlockNotClosed = new("'{0}' não é fechado com '{% {1} %}'.", "'{0}' is not closed with '{% {1} %}'.", "'{0}' no se cierra con '{% {1} %}'.");
    public static readonly Sentence Stray = new("'{0}' não pertence a nenhuma tag aberta. Apague-o.", "'{0}' belongs to no open tag. Remove it.", "'{0}' no pertenece a ninguna etiqueta abierta. Bórrelo.");
    public static readonly Sentence TextNotClosed = new("O texto que começa aqui não é fechado com {0}.", "The text that begins here is not closed with {0}.", "El texto que empieza aquí no se cierra con {0}.");
    public static readonly Sentence TagWithoutName = new("Uma tag começa com o nome dela, como {% if … %}.", "A tag begins with its name, such as {% if … %}.", "Una etiqueta empieza con su nombre, como {% if … %}.");
    public static readonly Sentence ElseIf = new("Escreva 'elif' em vez de 'else if'.", "Write 'elif' instead of 'else if'.", "Escriba 'elif' en lugar de 'else if'.");
    public static readonly Sentence OutsideLoop = new("'{0}' está fora de qualquer laço.", "'{0}' stands outside of any loop.", "'{0}' está fuera de cualquier bucle.");
    public static readonly Sentence Compare = new("Para comparar, escreva '=='.", "Write '==' to compare.", "Para comparar, escriba '=='.");
    public static readonly Sentence Letter = new("O caractere '{0}' não significa nada aqui.", "The character '{0}' has no meaning here.", "El carácter '{0}' no significa nada aquí.");

    public static readonly Sentence Subscript = new(
        "Esperava-se um índice ou um nome entre '[' e ']'.",
        "Expected an index or a name between '[' and ']'.",
        "Se esperaba un índice o un nombre entre '[' y ']'.");

    public static readonly Sentence NotAName = new(
        "'{0}' é uma palavra da linguagem e não pode ser um nome. Escolha outro.",
        "'{0}' is a word of the language and cannot be a name. Choose another.",
        "'{0}' es una palabra del lenguaje y no puede ser un nombre. Elija otro.");

    public static readonly Sentence NoDigit = new("O dígito '{0}' não pertence a este número.", "The digit '{0}' does not belong to this number.", "El dígito '{0}' no pertenece a este número.");
    public static readonly Sentence NoDigits = new("O número não tem dígitos.", "The number has no digits.", "El número no tiene dígitos.");

    public static readonly Sentence NumberThenName = new(
        "Aqui termina um número e começa um nome. Ponha um espaço ou um operador entre eles.",
        "A number ends here and a name begins. Write a space or an operator between them.",
        "Aquí termina un número y empieza un nombre. Ponga un espacio o un operador entre ellos.");

    public static readonly Sentence NoFilter = new("Não existe o filtro '{0}'.{1}", "There is no filter '{0}'.{1}", "No existe el filtro '{0}'.{1}");
    public static readonly Sentence NoTest = new("Não existe o teste '{0}'.{1}", "There is no test '{0}'.{1}", "No existe la prueba '{0}'.{1}");
    public static readonly Sentence NoTag = new("Não existe a tag '{0}'.{1}", "There is no tag '{0}'.{1}", "No existe la etiqueta '{0}'.{1}");
    public static readonly Sentence NoMethod = new("Não existe o método '{0}'.{1}", "There is no method '{0}'.{1}", "No existe el método '{0}'.{1}");
    public static readonly Sentence WriteInstead = new(" Escreva {0}.", " Write {0}.", " Escriba {0}.");

    public static readonly Sentence Unchanging = new(
        " Modelos não mudam listas nem objetos; use '+' ou um filtro.",
        " Templates do not change lists and maps; use '+' or a filter.",
        " Las plantillas no cambian listas ni objetos; use '+' o un filtro.");

    public static readonly Sentence NoArgument = new("{0} '{1}' não tem mais um argumento '{2}'.", "The {0} '{1}' has no further argument '{2}'.", "{0} '{1}' no tiene otro argumento '{2}'.");
    public static readonly Sentence Takes = new("{0} '{1}' {2}{3}.", "The {0} '{1}' {2}{3}.", "{0} '{1}' {2}{3}.");
    public static readonly Sentence TheFilter = new("O filtro", "filter", "El filtro");
    public static readonly Sentence TheTest = new("O teste", "test", "La prueba");
    public static readonly Sentence TheFunction = new("A função", "function", "La función");
    public static readonly Sentence TakesNone = new("não recebe argumentos", "takes no arguments", "no recibe argumentos");
    public static readonly Sentence TakesExactlyOne = new("recebe 1 argumento", "takes 1 argument", "recibe 1 argumento");
    public static readonly Sentence TakesExactly = new("recebe {0} argumentos", "takes {0} arguments", "recibe {0} argumentos");
    public static readonly Sentence TakesAtLeast = new("recebe pelo menos {0} argumento(s)", "takes at least {0} argument(s)", "recibe al menos {0} argumento(s)");
    public static readonly Sentence TakesBetween = new("recebe de {0} a {1} argumentos", "takes {0} to {1} arguments", "recibe de {0} a {1} argumentos");

    public static readonly Sentence NamedFirst = new(
        "Argumentos sem nome vêm antes dos que têm nome.",
        "Arguments without a name come before those with one.",
        "Los argumentos sin nombre van antes de los que lo tienen.");

    public static readonly Sentence NoNames = new(
        "Esta chamada não recebe argumentos por nome. Escreva só o valor de '{0}'.",
        "This call takes no arguments by name. Write only the value of '{0}'.",
        "Esta llamada no recibe argumentos por nombre. Escriba solo el valor de '{0}'.");

    public static readonly Sentence DateFormat = new(
        "O formato de data '{0}' não tem '%': o cliente receberia estas letras. Escreva '{1}'.",
        "The date format '{0}' has no '%': the customer would get these letters. Write '{1}'.",
        "El formato de fecha '{0}' no tiene '%': el cliente recibiría estas letras. Escriba '{1}'.");
}
