namespace Porfin.Verification;

/// <summary>What is wrong with a document, in other languages than English. {0} is the activity, {1} the English sentence with the detail.</summary>
internal static class ProblemSentences
{
    public static Dictionary<string, Sentence> All { get; } = new()
    {
        ["problem"] = In("O documento tem um problema ({2}): {1}", "El documento tiene un problema ({2}): {1}"),
        ["problem:document"] = In("O documento não pode ser lido: {1}", "El documento no se puede leer: {1}"),
        ["problem:document:no-root"] = In("O documento não tem a atividade 'root'.", "El documento no tiene la actividad 'root'."),
        ["problem:document:not-a-flow"] = In("Um fluxo é um objeto JSON com uma atividade 'root'.", "Un flujo es un objeto JSON con una actividad 'root'."),
        ["problem:variable:no-name"] = In("Uma variável precisa de um nome.", "Una variable necesita un nombre."),
        ["problem:variable:duplicate"] = In("Uma variável foi declarada duas vezes. Renomeie uma delas. ({1})", "Una variable se declaró dos veces. Cambie el nombre de una. ({1})"),
        ["problem:variable:value"] = In("O valor inicial de uma variável não é do tipo dela. ({1})", "El valor inicial de una variable no es de su tipo. ({1})"),
        ["problem:variable:unknown"] = In("'{0}' usa uma variável que não existe. Declare-a ou escolha outra. ({1})", "'{0}' usa una variable que no existe. Declárela o elija otra. ({1})"),
        ["problem:node:no-type"] = In("Uma atividade precisa de um 'type', como \"Elsa.WriteLine\".", "Una actividad necesita un 'type', como \"Elsa.WriteLine\"."),
        ["problem:node:unknown-type"] = In("Não existe a atividade que '{0}' usa. ({1})", "No existe la actividad que '{0}' usa. ({1})"),
        ["problem:node:duplicate-id"] = In("Duas atividades têm o id '{0}'. Renomeie uma delas.", "Dos actividades tienen el id '{0}'. Cambie el nombre de una."),
        ["problem:flow:unknown"] = In("'{0}' chama um fluxo que não está publicado. ({1})", "'{0}' llama a un flujo que no está publicado. ({1})"),
        ["problem:flow:cycle"] = In("'{0}' chama um fluxo que chama este. ({1})", "'{0}' llama a un flujo que llama a este. ({1})"),
        ["problem:flow:too-large"] = In("O fluxo tem atividades demais, contando os subfluxos. ({1})", "El flujo tiene demasiadas actividades, contando los subflujos. ({1})"),
        ["problem:input:required"] = In("Falta preencher um campo obrigatório de '{0}'. ({1})", "Falta completar un campo obligatorio de '{0}'. ({1})"),
        ["problem:input:type"] = In("Um campo de '{0}' tem um valor do tipo errado. ({1})", "Un campo de '{0}' tiene un valor del tipo equivocado. ({1})"),
        ["problem:input:rule"] = In("Um campo de '{0}' tem um valor que não é permitido. ({1})", "Un campo de '{0}' tiene un valor que no está permitido. ({1})"),
        ["problem:expression"] = In("Uma expressão de '{0}' não pode ser lida. ({1})", "Una expresión de '{0}' no se puede leer. ({1})"),
        ["problem:expression:unknown-function"] = In("Uma expressão de '{0}' usa uma função que não existe. ({1})", "Una expresión de '{0}' usa una función que no existe. ({1})"),
        ["problem:expression:unsupported"] = In("'{0}' usa uma linguagem que não existe aqui. Escreva em JavaScript ou como modelo de texto. ({1})", "'{0}' usa un lenguaje que no existe aquí. Escriba en JavaScript o como plantilla. ({1})"),
        ["problem:connection:unknown-activity"] = In("Uma conexão de '{0}' sai de uma atividade que não existe, ou leva a uma. ({1})", "Una conexión de '{0}' sale de una actividad que no existe, o lleva a una. ({1})"),
        ["problem:connection:unknown-outcome"] = In("Uma conexão sai de '{0}' por uma saída que ele não tem. ({1})", "Una conexión sale de '{0}' por una salida que no tiene. ({1})"),
    };

    private static Sentence In(string portuguese, string spanish) => new(portuguese, "{1}", spanish);
}
