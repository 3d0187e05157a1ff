namespace Porfin.Expressions.Scripting;

/// <summary>What is said of scripts that cannot be read: their grammar.</summary>
internal static class ScriptSentences
{
    public static readonly Sentence Unexpected = new("Isto não tem lugar aqui: {0}.", "This is not expected here: {0}.", "Esto no tiene lugar aquí: {0}.");
    public static readonly Sentence Expected = new("Esperava-se {0}, mas há {1}.", "Expected {0}, but found {1}.", "Se esperaba {0}, pero hay {1}.");
    public static readonly Sentence This = new("Isto não tem lugar aqui.", "This is not expected here.", "Esto no tiene lugar aquí.");
    public static readonly Sentence Letter = new("O caractere '{0}' não tem lugar aqui.", "The character '{0}' is not expected here.", "El carácter '{0}' no tiene lugar aquí.");

    public static readonly Sentence TheEnd = new("o fim do texto", "the end of the text", "el fin del texto");
    public static readonly Sentence AText = new("um texto", "a text", "un texto");
    public static readonly Sentence ATemplate = new("um texto entre crases", "a template text", "un texto entre comillas invertidas");
    public static readonly Sentence ANumber = new("um número", "a number", "un número");
    public static readonly Sentence AName = new("um nome", "a name", "un nombre");
    public static readonly Sentence EntryName = new("o nome de uma propriedade", "an entry's name", "el nombre de una propiedad");
    public static readonly Sentence StatementEnd = new("';' ou uma nova linha", "';' or a new line", "';' o una línea nueva");

    public static readonly Sentence MemberName = new("o nome de um membro", "a member's name", "el nombre de un miembro");
    public static readonly Sentence CatchOrFinally = new("'catch' ou 'finally'", "'catch' or 'finally'", "'catch' o 'finally'");
    public static readonly Sentence ThrownValue = new("o valor a lançar, na mesma linha", "the value to throw, in the same line", "el valor a lanzar, en la misma línea");

    public static readonly Sentence TooLong = new("O texto tem mais de {0} caracteres. Divida-o.", "The text is longer than {0} characters. Divide it.", "El texto tiene más de {0} caracteres. Divídalo.");
    public static readonly Sentence TooDeep = new("A expressão tem níveis demais, um dentro do outro. Divida-a.", "The expression nests too deep. Divide it.", "La expresión tiene demasiados niveles, uno dentro de otro. Divídala.");

    public static readonly Sentence DeeperThan = new(
        "A expressão tem mais de {0} níveis, um dentro do outro. Divida-a em várias instruções.",
        "The expression nests more than {0} levels deep. Split it into several statements.",
        "La expresión tiene más de {0} niveles, uno dentro de otro. Divídala en varias instrucciones.");

    public static readonly Sentence TooManyRegexes = new("O script tem mais de {0} expressões regulares. Divida-o.", "The script has more than {0} regular expressions. Divide it.", "El script tiene más de {0} expresiones regulares. Divídalo.");

    public static readonly Sentence DeclaredTwice = new("'{0}' é declarado duas vezes. Mude um dos nomes.", "'{0}' is declared twice. Rename one of them.", "'{0}' se declara dos veces. Cambie uno de los nombres.");
    public static readonly Sentence NeedsValue = new("A declaração precisa de um valor: const a = 1.", "The declaration needs a value: const a = 1.", "La declaración necesita un valor: const a = 1.");
    public static readonly Sentence NeedsBraces = new("Aqui uma declaração precisa de chaves {…} ao redor.", "A declaration needs braces around it here.", "Aquí una declaración necesita llaves {…} alrededor.");
    public static readonly Sentence NeedsFunctionName = new("Aqui a função precisa de um nome.", "The function needs a name here.", "Aquí la función necesita un nombre.");
    public static readonly Sentence TwoDefaults = new("O switch tem dois 'default'. Apague um.", "The switch has two defaults. Remove one.", "El switch tiene dos 'default'. Borre uno.");

    public static readonly Sentence LoopHead = new(
        "O início deste laço declara um só nome ou padrão, sem valor.",
        "The head of this loop declares one name or pattern, without a value.",
        "El inicio de este bucle declara un solo nombre o patrón, sin valor.");

    public static readonly Sentence EmptyParentheses = new("Os parênteses precisam de um valor.", "The parentheses need a value.", "Los paréntesis necesitan un valor.");
    public static readonly Sentence Spread = new("'...' não tem lugar aqui.", "'...' is not expected here.", "'...' no tiene lugar aquí.");
    public static readonly Sentence NotAssignable = new("Não é possível dar um valor a isto. Para comparar, escreva '==='.", "This cannot be assigned to. To compare, write '==='.", "No se puede dar un valor a esto. Para comparar, escriba '==='.");
    public static readonly Sentence RestIsName = new("O resto de um padrão deve ser um nome, e vir por último.", "The rest of a pattern must be a name, and the last entry.", "El resto de un patrón debe ser un nombre y venir al final.");
    public static readonly Sentence RestIsLast = new("O resto ('...') deve vir por último.", "The rest ('...') must come last.", "El resto ('...') debe venir al final.");
    public static readonly Sentence Power = new("Ponha o operando de '**' entre parênteses.", "Put the operand of '**' in parentheses.", "Ponga el operando de '**' entre paréntesis.");

    public static readonly Sentence Mixed = new(
        "'??' não se mistura com '||' e '&&' sem parênteses.",
        "'??' does not mix with '||' and '&&' without parentheses.",
        "'??' no se mezcla con '||' y '&&' sin paréntesis.");

    public static readonly Sentence EqualInMap = new("'=' não tem lugar aqui. Escreva ':'.", "'=' is not expected here. Write ':'.", "'=' no tiene lugar aquí. Escriba ':'.");
    public static readonly Sentence RegexNotClosed = new("A expressão regular não termina com '/'.", "The regular expression does not end with '/'.", "La expresión regular no termina con '/'.");
    public static readonly Sentence CommentNotClosed = new("O comentário não termina com '*/'.", "The comment does not end with '*/'.", "El comentario no termina con '*/'.");
    public static readonly Sentence TextNotClosed = new("O texto não termina com {0}. Feche-o.", "The text does not end with {0}. Close it.", "El texto no termina con {0}. Ciérrelo.");
    public static readonly Sentence TemplateNotClosed = new("O texto entre crases não termina com `.", "The template text does not end with `.", "El texto entre comillas invertidas no termina con `.");
    public static readonly Sentence TextEnds = new("O texto não termina. Feche-o.", "The text does not end. Close it.", "El texto no termina. Ciérrelo.");

    public static readonly Sentence CodePoint = new(
        "\\u{…} precisa do número de um caractere, até 10FFFF.",
        "\\u{…} needs the number of a character, up to 10FFFF.",
        "\\u{…} necesita el número de un carácter, hasta 10FFFF.");

    public static readonly Sentence Hexadecimal = new("O escape precisa de dígitos hexadecimais, como em \\u00e9.", "The escape needs hexadecimal digits, as in \\u00e9.", "El escape necesita dígitos hexadecimales, como en \\u00e9.");
    public static readonly Sentence NumberThenName = new("Um nome não pode vir logo depois de um número. Ponha um espaço ou um operador.", "A name may not follow a number directly. Put a space or an operator.", "Un nombre no puede venir justo después de un número. Ponga un espacio o un operador.");
    public static readonly Sentence NumberIncomplete = new("O número não está completo.", "The number is not complete.", "El número no está completo.");
    public static readonly Sentence NoExponent = new("O expoente do número não tem dígitos.", "The number's exponent has no digits.", "El exponente del número no tiene dígitos.");

    public static readonly Sentence NoMember = new("'{0}' não tem a função '{1}'.{2}", "'{0}' has no function '{1}'.{2}", "'{0}' no tiene la función '{1}'.{2}");
    public static readonly Sentence NoProperty = new("'{0}' não tem '{1}'.", "'{0}' has no '{1}'.", "'{0}' no tiene '{1}'.");
    public static readonly Sentence Constant = new("'{0}' é uma constante e não pode mudar. Declare-a com 'let'.", "'{0}' is a constant and cannot be set. Declare it with 'let'.", "'{0}' es una constante y no puede cambiar. Declárela con 'let'.");
    public static readonly Sentence BuiltIn = new("'{0}' é da própria linguagem e não pode mudar. Use outro nome.", "'{0}' is built in and cannot be set. Use another name.", "'{0}' es del propio lenguaje y no puede cambiar. Use otro nombre.");
    public static readonly Sentence LabelTwice = new("O rótulo '{0}' é usado duas vezes. Mude um deles.", "The label '{0}' is used twice. Rename one of them.", "La etiqueta '{0}' se usa dos veces. Cambie una.");
    public static readonly Sentence OutsideLoop = new("'{0}' não está dentro de um laço.", "'{0}' is not inside a loop.", "'{0}' no está dentro de un bucle.");
    public static readonly Sentence NoLabel = new("'{0}' não acha o rótulo '{1}' à sua volta.", "'{0}' finds no label '{1}' around it.", "'{0}' no encuentra la etiqueta '{1}' a su alrededor.");
}
