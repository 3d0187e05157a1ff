namespace Porfin.Expressions.Scripting;

/// <summary>What is said of JavaScript that is not part of expressions.</summary>
internal static class RefusalSentences
{
    public static readonly Sentence NotPart = new("'{0}' não faz parte das expressões.", "'{0}' is not part of expressions.", "'{0}' no forma parte de las expresiones.");
    public static readonly Sentence NotPartUse = new("'{0}' não faz parte das expressões. Use {1}.", "'{0}' is not part of expressions. Use {1}.", "'{0}' no forma parte de las expresiones. Use {1}.");
    public static readonly Sentence This = new("'this' não faz parte das expressões. Use variáveis.", "'this' is not part of expressions. Use variables.", "'this' no forma parte de las expresiones. Use variables.");
    public static readonly Sentence Classes = new("Classes não fazem parte das expressões. Use funções e objetos.", "Classes are not part of expressions. Use functions and maps.", "Las clases no forman parte de las expresiones. Use funciones y objetos.");
    public static readonly Sentence Function = new("'Function' não faz parte das expressões. Escreva uma função.", "'Function' is not part of expressions. Write a function.", "'Function' no forma parte de las expresiones. Escriba una función.");

    public static readonly Sentence Arguments = new(
        "'arguments' não faz parte das expressões. Declare um parâmetro de resto: (...itens).",
        "'arguments' is not part of expressions. Declare a rest parameter: (...items).",
        "'arguments' no forma parte de las expresiones. Declare un parámetro de resto: (...elementos).");

    public static readonly Sentence Waiting = new(
        "Expressões não esperam: 'await' e 'async' não fazem parte delas.",
        "Expressions do not wait: 'await' and 'async' are not part of them.",
        "Las expresiones no esperan: 'await' y 'async' no forman parte de ellas.");

    public static readonly Sentence Promise = new(
        "Expressões não esperam: 'Promise' não faz parte delas.",
        "Expressions do not wait: 'Promise' is not part of them.",
        "Las expresiones no esperan: 'Promise' no forma parte de ellas.");

    public static readonly Sentence Timeout = new(
        "Expressões não esperam. Use uma atividade de espera (Delay).",
        "Expressions do not wait. Use a delay activity.",
        "Las expresiones no esperan. Use una actividad de espera (Delay).");

    public static readonly Sentence Fetch = new(
        "Expressões não chamam nada de fora. Use uma atividade HTTP.",
        "Expressions cannot call the outside. Use an HTTP activity.",
        "Las expresiones no llaman a nada de fuera. Use una actividad HTTP.");

    public static readonly Sentence Yield = new(
        "Geradores ('yield') não fazem parte das expressões. Monte uma lista.",
        "Generators ('yield') are not part of expressions. Build a list.",
        "Los generadores ('yield') no forman parte de las expresiones. Arme una lista.");

    public static readonly Sentence Generators = new(
        "Geradores não fazem parte das expressões. Monte uma lista.",
        "Generators are not part of expressions. Build a list.",
        "Los generadores no forman parte de las expresiones. Arme una lista.");

    public static readonly Sentence BigInt = new(
        "Números BigInt não fazem parte das expressões. Use um número comum ou um texto.",
        "BigInt numbers are not part of expressions. Use a plain number or a text.",
        "Los números BigInt no forman parte de las expresiones. Use un número común o un texto.");

    public static readonly Sentence Accessors = new(
        "Getters e setters não fazem parte das expressões. Use uma função.",
        "Getters and setters are not part of expressions. Use a function.",
        "Los getters y setters no forman parte de las expresiones. Use una función.");

    public static readonly Sentence Private = new("Nomes privados (#) não fazem parte das expressões.", "Private names (#) are not part of expressions.", "Los nombres privados (#) no forman parte de las expresiones.");
    public static readonly Sentence Decorators = new("Decoradores (@) não fazem parte das expressões.", "Decorators (@) are not part of expressions.", "Los decoradores (@) no forman parte de las expresiones.");

    public static readonly Sentence EscapedNames = new(
        "Nomes com escapes não fazem parte das expressões. Escreva a própria letra.",
        "Names with escapes are not part of expressions. Write the letter itself.",
        "Los nombres con escapes no forman parte de las expresiones. Escriba la letra misma.");

    public static readonly Sentence Member = new(
        "O membro '{0}' não faz parte das expressões.",
        "The member '{0}' is not part of expressions.",
        "El miembro '{0}' no forma parte de las expresiones.");

    public static readonly Sentence Tagged = new(
        "Textos entre crases com função à frente não fazem parte das expressões. Chame a função.",
        "Tagged templates are not part of expressions. Call a function.",
        "Los textos entre comillas invertidas con función delante no forman parte de las expresiones. Llame a la función.");

    public static readonly Sentence NewTarget = new("'new.target' não faz parte das expressões.", "'new.target' is not part of expressions.", "'new.target' no forma parte de las expresiones.");

    public static readonly Sentence New = new(
        "'new' cria só Date, RegExp, Map, Set, Array, Object e erros. Chame a função sem 'new'.",
        "'new' makes only Date, RegExp, Map, Set, Array, Object and errors. Call the function without 'new'.",
        "'new' crea solo Date, RegExp, Map, Set, Array, Object y errores. Llame a la función sin 'new'.");

    public static readonly Sentence Octal = new(
        "Escapes octais não fazem parte das expressões. Use \\x ou \\u.",
        "Octal escapes are not part of expressions. Use \\x or \\u.",
        "Los escapes octales no forman parte de las expresiones. Use \\x o \\u.");

    public static readonly Sentence LeadingZero = new(
        "Números com zero à esquerda não fazem parte das expressões. Apague o zero, ou escreva um texto entre aspas.",
        "Numbers with a leading zero are not part of expressions. Remove the zero, or write a text in quotes.",
        "Los números con cero a la izquierda no forman parte de las expresiones. Borre el cero, o escriba un texto entre comillas.");

    public static readonly Sentence DeleteBuiltIn = new("Membros da própria linguagem não podem ser apagados.", "Built-in members cannot be deleted.", "Los miembros del propio lenguaje no se pueden borrar.");
    public static readonly Sentence Delete = new("'delete' tira uma propriedade de um objeto: delete objeto.nome.", "'delete' removes an entry of a map: delete map.name.", "'delete' quita una propiedad de un objeto: delete objeto.nombre.");
    public static readonly Sentence Holes = new("Listas com lacunas não fazem parte das expressões. Escreva undefined.", "Lists with holes are not part of expressions. Write undefined.", "Las listas con huecos no forman parte de las expresiones. Escriba undefined.");
}
