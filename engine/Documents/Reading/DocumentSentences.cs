namespace Porfin.Documents.Reading;

/// <summary>What is said of documents as a whole, and of what stands in them before anything is known about activities.</summary>
internal static class DocumentSentences
{
    public static readonly Sentence TooLarge = new(
        "O documento tem {0} KB; são lidos no máximo {1} KB. Passe partes dele para fluxos próprios.",
        "The document has {0} KB; at most {1} KB are read. Move parts of it into flows of their own.",
        "El documento tiene {0} KB; se leen como máximo {1} KB. Pase partes de él a flujos propios.");

    public static readonly Sentence NotUtf8 = new(
        "O documento não está em UTF-8: aqui há um byte que não forma letra alguma. Salve o arquivo com a codificação UTF-8.",
        "The document is not UTF-8: a byte here makes no letter. Save the file in the encoding UTF-8.",
        "El documento no está en UTF-8: aquí hay un byte que no forma ninguna letra. Guarde el archivo con la codificación UTF-8.");

    public static readonly Sentence Utf16 = new(
        "O documento está em UTF-16 (\"Unicode\" no Bloco de Notas). Salve o arquivo com a codificação UTF-8.",
        "The document is UTF-16 (\"Unicode\" in Notepad). Save the file in the encoding UTF-8.",
        "El documento está en UTF-16 (\"Unicode\" en el Bloc de notas). Guarde el archivo con la codificación UTF-8.");

    public static readonly Sentence TooDeep = new(
        "O documento tem mais de {0} níveis, um dentro do outro. Passe partes dele para fluxos próprios.",
        "The document nests deeper than {0} levels. Move parts of it into flows of their own.",
        "El documento tiene más de {0} niveles, uno dentro de otro. Pase partes de él a flujos propios.");

    public static readonly Sentence NotAFlow = new(
        "Um fluxo é um objeto JSON com uma atividade 'root': {\"root\": {…}}. Este documento é outra coisa.",
        "A flow document is a JSON object with a 'root' activity: {\"root\": {…}}. This one is something else.",
        "Un flujo es un objeto JSON con una actividad 'root': {\"root\": {…}}. Este documento es otra cosa.");

    public static readonly Sentence NoRoot = new(
        "O documento não tem a atividade 'root'.{0} Acrescente uma, por exemplo {\"root\": {\"type\": \"Elsa.Flowchart\", \"activities\": [], \"connections\": []}}.",
        "The document has no 'root' activity.{0} Add one, for example {\"root\": {\"type\": \"Elsa.Flowchart\", \"activities\": [], \"connections\": []}}.",
        "El documento no tiene la actividad 'root'.{0} Agregue una, por ejemplo {\"root\": {\"type\": \"Elsa.Flowchart\", \"activities\": [], \"connections\": []}}.");

    public static readonly Sentence RootIsNone = new(
        "'root' é {0}; deve ser uma atividade, por exemplo {\"type\": \"Elsa.Flowchart\", \"activities\": [], \"connections\": []}.",
        "'root' is {0}; it must be an activity, for example {\"type\": \"Elsa.Flowchart\", \"activities\": [], \"connections\": []}.",
        "'root' es {0}; debe ser una actividad, por ejemplo {\"type\": \"Elsa.Flowchart\", \"activities\": [], \"connections\": []}.");

    public static readonly Sentence RenameToRoot = new(" Há uma chave '{0}': troque-a por 'root'.", " There is a key '{0}': rename it to 'root'.", " Hay una clave '{0}': cámbiela por 'root'.");

    public static readonly Sentence UnknownKey = new(
        "A chave '{0}' não significa nada aqui. Você quis dizer '{1}'?",
        "The key '{0}' means nothing here. Did you mean '{1}'?",
        "La clave '{0}' no significa nada aquí. ¿Quiso decir '{1}'?");

    public static readonly Sentence NameTooLong = new(
        "O nome de uma propriedade tem {0} bytes; são lidos no máximo {1}. Encurte-o.",
        "The name of a property has {0} bytes; at most {1} are read. Shorten it.",
        "El nombre de una propiedad tiene {0} bytes; se leen como máximo {1}. Acórtelo.");

    public static readonly Sentence NameNotUnicode = new(
        "O nome de uma propriedade tem meio caractere (\\uD800 … \\uDFFF sem a outra metade). Apague-o.",
        "The name of a property has half a surrogate pair (\\uD800 … \\uDFFF), which is no character. Remove it.",
        "El nombre de una propiedad tiene medio carácter (\\uD800 … \\uDFFF sin su otra mitad). Bórrelo.");

    public static readonly Sentence TwiceInObject = new(
        "A propriedade '{0}' aparece duas vezes no mesmo objeto. Apague uma delas.",
        "The property '{0}' stands twice in the same object. Remove one.",
        "La propiedad '{0}' aparece dos veces en el mismo objeto. Borre una.");

    public static readonly Sentence TwiceByCase = new(
        "A propriedade '{0}' aparece duas vezes no mesmo objeto, em maiúsculas e minúsculas. Apague uma delas.",
        "The property '{0}' stands twice in the same object, in upper and lower case. Remove one.",
        "La propiedad '{0}' aparece dos veces en el mismo objeto, en mayúsculas y minúsculas. Borre una.");

    public static readonly Sentence TextTooLong = new(
        "Um texto tem {0} KB; são lidos no máximo {1} KB. Encurte-o.",
        "A text has {0} KB; at most {1} KB are read. Shorten it.",
        "Un texto tiene {0} KB; se leen como máximo {1} KB. Acórtelo.");

    public static readonly Sentence TextNotUnicode = new(
        "O texto tem meio caractere (\\uD800 … \\uDFFF sem a outra metade). Apague-o.",
        "The text has half a surrogate pair (\\uD800 … \\uDFFF), which is no character. Remove it.",
        "El texto tiene medio carácter (\\uD800 … \\uDFFF sin su otra mitad). Bórrelo.");

    public static readonly Sentence NumberTooLong = new(
        "Um número tem {0} caracteres; são lidos no máximo {1}. Se todos os dígitos importam, escreva-o como texto, entre aspas.",
        "A number has {0} characters; at most {1} are read. Write it as a text if its digits matter.",
        "Un número tiene {0} caracteres; se leen como máximo {1}. Si todos los dígitos importan, escríbalo como texto, entre comillas.");

    public static readonly Sentence NumberTooLarge = new(
        "O número {0} é maior do que qualquer um que se possa guardar (1.8e308). Escreva um menor.",
        "The number {0} is larger than any that can be held (1.8e308). Write a smaller one.",
        "El número {0} es mayor que cualquiera que se pueda guardar (1.8e308). Escriba uno menor.");

    public static readonly Sentence WrongKind = new("'{0}' é {1}; deve ser {2}.", "'{0}' is {1}; it must be {2}.", "'{0}' es {1}; debe ser {2}.");
    public static readonly Sentence AList = new("uma lista […]", "a list […]", "una lista […]");
    public static readonly Sentence AMap = new("um objeto {…}", "an object {…}", "un objeto {…}");
    public static readonly Sentence AText = new("um texto", "a text", "un texto");
    public static readonly Sentence AWholeNumber = new("um número inteiro", "a whole number", "un número entero");
    public static readonly Sentence GivenList = new("uma lista", "a list", "una lista");
    public static readonly Sentence GivenMap = new("um objeto", "an object", "un objeto");
    public static readonly Sentence GivenText = new("o texto '{0}'", "the text '{0}'", "el texto '{0}'");

    public static readonly Sentence TooManyVariables = new(
        "Mais de {0} variáveis são declaradas no mesmo lugar. Junte-as em listas ou objetos.",
        "More than {0} variables are declared in one place. Gather them in lists or objects.",
        "Se declaran más de {0} variables en el mismo lugar. Júntelas en listas u objetos.");

    public static readonly Sentence VariableWithoutName = new("Uma variável precisa de um nome ('name').", "A variable needs a name.", "Una variable necesita un nombre ('name').");

    public static readonly Sentence VariableTwice = new(
        "A variável '{0}' é declarada duas vezes. Mude o nome de uma delas.",
        "The variable '{0}' is declared twice. Rename one of them.",
        "La variable '{0}' se declara dos veces. Cambie el nombre de una.");

    public static readonly Sentence VariableType = new(
        "'{0}' não é um tipo que o Elsa conheça: ele aceita String, Boolean, Int32, Double, DateTime, Object … A variável guarda qualquer coisa.{1}",
        "'{0}' is no type that Elsa knows: it takes String, Boolean, Int32, Double, DateTime, Object … The variable holds anything.{1}",
        "'{0}' no es un tipo que Elsa conozca: acepta String, Boolean, Int32, Double, DateTime, Object … La variable guarda cualquier cosa.{1}");

    public static readonly Sentence VariableDefault = new(
        "O valor inicial da variável '{0}' não é do tipo {1}. Mude o valor ou o tipo.",
        "The default of variable '{0}' is not a value of type {1}. Change the value or the type.",
        "El valor inicial de la variable '{0}' no es del tipo {1}. Cambie el valor o el tipo.");

    public static readonly Sentence MoreProblems = new("Há mais {0} problemas. Corrija estes primeiro.", "There are {0} further problems. Mend these first.", "Hay {0} problemas más. Corrija estos primero.");
}
