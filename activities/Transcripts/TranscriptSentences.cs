namespace Porfin.Activities.Transcripts;

/// <summary>What is said of lines of transcripts that cannot be understood.</summary>
internal static class TranscriptSentences
{
    public static readonly Sentence NoSign = new(
        "começa sem nenhum dos sinais {0} seguido de espaço: {1}", "begins with none of the signs {0} and a space: {1}", "comienza sin ninguno de los signos {0} seguido de un espacio: {1}");

    public static readonly Sentence TooMany = new("até aqui há mais de {0} turnos.", "up to here there are more than {0} turns.", "hasta aquí hay más de {0} turnos.");

    public static readonly Sentence Fact = new(
        "um fato se escreve como '& contact.name = Ana'.", "a fact looks like '& contact.name = Ana'.", "un hecho se escribe como '& contact.name = Ana'.");

    public static readonly Sentence JsonFact = new(
        "um fato que começa com [ ou { é JSON, como '& contact.tags = [\"vip\"]': {0}",
        "a fact that begins with [ or { is JSON, such as '& contact.tags = [\"vip\"]': {0}",
        "un hecho que comienza con [ o { es JSON, como '& contact.tags = [\"vip\"]': {0}");

    public static readonly Sentence NoHappening = new("'@ {0}' não é nenhum destes: {1}.", "'@ {0}' is none of {1}.", "'@ {0}' no es ninguno de estos: {1}.");

    public static readonly Sentence JsonHappening = new(
        "o que vem com '@ {0}' não é JSON: {1}", "what comes with '@ {0}' is no JSON: {1}", "lo que viene con '@ {0}' no es JSON: {1}");

    public static readonly Sentence Answer = new(
        "uma resposta se escreve como '! 200 {\"price\": 10}', '! http:timeout', '! +20s 200 {}' ou '! always 500'.",
        "an answer looks like '! 200 {\"price\": 10}', '! http:timeout', '! +20s 200 {}' or '! always 500'.",
        "una respuesta se escribe como '! 200 {\"price\": 10}', '! http:timeout', '! +20s 200 {}' o '! always 500'.");

    public static readonly Sentence NoCheck = new("'? {0}' não é nenhum destes: {1}.", "'? {0}' is none of {1}.", "'? {0}' no es ninguno de estos: {1}.");

    public static readonly Sentence Variable = new(
        "a verificação de uma variável se escreve como '? variable Nome = Ana'.", "a check of a variable looks like '? variable Nome = Ana'.", "la comprobación de una variable se escribe como '? variable Nome = Ana'.");

    public static readonly Sentence NoVariable = new("o fluxo não tem a variável '{0}'.", "the flow has no variable '{0}'.", "el flujo no tiene la variable '{0}'.");

    public static readonly Sentence NoStep = new("o fluxo não tem o passo '{0}'.", "the flow has no step '{0}'.", "el flujo no tiene el paso '{0}'.");
}
