namespace Porfin.Documents.Reading;

/// <summary>What is said of a text that is no JSON.</summary>
internal static class JsonSentences
{
    public static readonly Sentence NotJson = new("Isto não é JSON: {0}", "This is not JSON: {0}", "Esto no es JSON: {0}");

    public static readonly Sentence Empty = new("O documento está vazio.", "The document is empty.", "El documento está vacío.");

    public static readonly Sentence EndsTooEarly = new(
        "o texto acaba cedo demais: o '{0}' da linha {1}, coluna {2}, não é fechado. Falta um '{3}'.",
        "the text ends too early: the '{0}' of line {1}, column {2} is not closed. A '{3}' is missing.",
        "el texto termina demasiado pronto: el '{0}' de la línea {1}, columna {2}, no se cierra. Falta un '{3}'.");

    public static readonly Sentence TwoDocuments = new(
        "o JSON já terminou aqui, e vem mais. Apague o resto: um arquivo contém um só documento.",
        "the JSON has ended already, and more follows. Remove the rest: a file holds one document.",
        "el JSON ya terminó aquí, y viene más. Borre el resto: un archivo contiene un solo documento.");

    public static readonly Sentence TooDeep = new(
        "há mais de {0} níveis, um dentro do outro. Simplifique.",
        "it nests deeper than {0} levels. Simplify it.",
        "hay más de {0} niveles, uno dentro de otro. Simplifique.");

    public static readonly Sentence TextNotClosed = new(
        "o texto que começa aqui não é fechado com aspas (\") na mesma linha. Feche-o; uma quebra de linha dentro de um texto se escreve \\n.",
        "the text that begins here is not closed by a quote (\") in its line. Close it; a line break in a text is written \\n.",
        "el texto que empieza aquí no se cierra con comillas (\") en su línea. Ciérrelo; un salto de línea dentro de un texto se escribe \\n.");

    public static readonly Sentence ControlCharacter = new(
        "há um caractere invisível ({0}) dentro de um texto. Apague-o ou escreva-o como {1}.",
        "an invisible character ({0}) stands in a text. Remove it or write it as {1}.",
        "hay un carácter invisible ({0}) dentro de un texto. Bórrelo o escríbalo como {1}.");

    public static readonly Sentence Escape = new(
        "'\\{0}' não significa nada num texto. Uma barra invertida se escreve '\\\\'; existem também \\n \\t \\\" \\/ \\b \\f \\r \\u.",
        "'\\{0}' means nothing in a text. A backslash is written '\\\\'; there are also \\n \\t \\\" \\/ \\b \\f \\r \\u.",
        "'\\{0}' no significa nada en un texto. Una barra invertida se escribe '\\\\'; existen también \\n \\t \\\" \\/ \\b \\f \\r \\u.");

    public static readonly Sentence UnicodeEscape = new(
        "depois de '\\u' vêm quatro dígitos hexadecimais, como em '\\u00e9'.",
        "after '\\u' come four hexadecimal digits, as in '\\u00e9'.",
        "después de '\\u' vienen cuatro dígitos hexadecimales, como en '\\u00e9'.");

    public static readonly Sentence HalfCharacter = new(
        "o texto tem meio caractere (\\uD800 … \\uDFFF sem a outra metade). Apague-o.",
        "the text has half a surrogate pair (\\uD800 … \\uDFFF), which is no character. Remove it.",
        "el texto tiene medio carácter (\\uD800 … \\uDFFF sin su otra mitad). Bórrelo.");

    public static readonly Sentence Number = new(
        "'{0}' não é um número. Números se escrevem como 12, -3.5 ou 6e10: com ponto, sem '+' nem zeros à esquerda. Um texto fica entre aspas.",
        "'{0}' is no number. Numbers are written like 12, -3.5 or 6e10: with a point, without '+' or leading zeros. A text stands in quotes.",
        "'{0}' no es un número. Los números se escriben como 12, -3.5 o 6e10: con punto, sin '+' ni ceros a la izquierda. Un texto va entre comillas.");

    public static readonly Sentence Quotes = new(
        "textos e nomes ficam entre aspas retas (\"), não entre {0}.",
        "texts and names stand in straight double quotes (\"), not in {0}.",
        "los textos y nombres van entre comillas rectas (\"), no entre {0}.");

    public static readonly Sentence Word = new(
        "'{0}' está sem aspas. Um texto fica entre aspas (\"{0}\"); sem aspas só há números, true, false e null.",
        "'{0}' stands without quotes. A text is quoted (\"{0}\"); without quotes there are only numbers, true, false and null.",
        "'{0}' está sin comillas. Un texto va entre comillas (\"{0}\"); sin comillas solo hay números, true, false y null.");

    public static readonly Sentence WordMeant = new("'{0}' não existe em JSON. Escreva {1}.", "there is no '{0}' in JSON. Write {1}.", "'{0}' no existe en JSON. Escriba {1}.");

    public static readonly Sentence NameNotQuoted = new(
        "o nome de uma propriedade fica entre aspas: \"{0}\".",
        "the name of a property stands in quotes: \"{0}\".",
        "el nombre de una propiedad va entre comillas: \"{0}\".");

    public static readonly Sentence NoName = new(
        "falta aqui o nome de uma propriedade, entre aspas; há {0}.",
        "the name of a property, in quotes, is missing here; there is {0}.",
        "falta aquí el nombre de una propiedad, entre comillas; hay {0}.");

    public static readonly Sentence NoColon = new(
        "falta um dois-pontos (:) entre o nome '{0}' e o valor.",
        "a colon (:) is missing between the name '{0}' and its value.",
        "faltan los dos puntos (:) entre el nombre '{0}' y su valor.");

    public static readonly Sentence NoComma = new("falta uma vírgula antes de {0}.", "a comma is missing before {0}.", "falta una coma antes de {0}.");

    public static readonly Sentence NoCommaOrQuote = new(
        "falta uma vírgula antes de {0}, ou as aspas (\") no texto anterior.",
        "a comma is missing before {0}, or a quote (\") in the text before it.",
        "falta una coma antes de {0}, o las comillas (\") en el texto anterior.");

    public static readonly Sentence NoValue = new("falta um valor antes de {0}.", "a value is missing before {0}.", "falta un valor antes de {0}.");

    public static readonly Sentence TrailingComma = new(
        "há uma vírgula antes de {0} sem nada depois dela. Apague a vírgula.",
        "a comma stands before {0} with nothing after it. Remove the comma.",
        "hay una coma antes de {0} sin nada después. Borre la coma.");

    public static readonly Sentence WrongBracket = new(
        "'{0}' não fecha o '{1}' da linha {2}, coluna {3}. Ali falta um '{4}'.",
        "'{0}' does not close the '{1}' of line {2}, column {3}. A '{4}' is missing.",
        "'{0}' no cierra el '{1}' de la línea {2}, columna {3}. Falta un '{4}'.");

    public static readonly Sentence Unopened = new("'{0}' não fecha nada. Apague-o.", "'{0}' closes nothing. Remove it.", "'{0}' no cierra nada. Bórrelo.");

    public static readonly Sentence CommentNotClosed = new("o comentário que começa aqui não é fechado com */.", "the comment that begins here is not closed by */.", "el comentario que empieza aquí no se cierra con */.");

    public static readonly Sentence Comment = new(
        "aqui não pode haver comentários. Apague-o.",
        "comments cannot stand here. Remove it.",
        "aquí no puede haber comentarios. Bórrelo.");

    public static readonly Sentence Unexpected = new("{0} não tem lugar aqui.", "{0} has no place here.", "{0} no tiene lugar aquí.");

    public static readonly Sentence Somewhere = new("algo está errado a partir daqui.", "something is wrong from here on.", "algo está mal a partir de aquí.");

    public static readonly Sentence TheEnd = new("o fim do texto", "the end of the text", "el fin del texto");

    public static readonly Sentence Invisible = new("um caractere invisível ({0})", "an invisible character ({0})", "un carácter invisible ({0})");

    public static readonly Sentence SingleQuotes = new("aspas simples (')", "single quotes (')", "comillas simples (')");

    public static readonly Sentence CurlyQuotes = new("aspas curvas ({0})", "curly ones ({0})", "comillas curvas ({0})");
}
