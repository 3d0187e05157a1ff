namespace Porfin.Compilation;

/// <summary>What is said of activities: what they are, their inputs and outputs, the flows that they run, their connections.</summary>
internal static class ActivitySentences
{
    public static readonly Sentence TooMany = new(
        "O fluxo tem mais de {0} atividades, contando as dos subfluxos. Divida-o em fluxos menores.",
        "The flow has more than {0} activities, sub-flows included. Divide it into smaller flows.",
        "El flujo tiene más de {0} actividades, contando las de los subflujos. Divídalo en flujos más pequeños.");

    public static readonly Sentence WithoutType = new(
        "Uma atividade é um objeto com um 'type', como \"Elsa.WriteLine\".{0}",
        "An activity is an object with a 'type', such as \"Elsa.WriteLine\".{0}",
        "Una actividad es un objeto con un 'type', como \"Elsa.WriteLine\".{0}");

    public static readonly Sentence RenameToType = new(" Há uma chave '{0}': troque-a por 'type'.", " There is a key '{0}': rename it to 'type'.", " Hay una clave '{0}': cámbiela por 'type'.");

    public static readonly Sentence IdTwice = new(
        "Duas atividades têm o id '{0}'. Cada id existe uma só vez no fluxo: mude um deles.",
        "Two activities have the id '{0}'. Ids are unique in a flow: rename one.",
        "Dos actividades tienen el id '{0}'. Cada id existe una sola vez en el flujo: cambie uno.");

    public static readonly Sentence NoFlow = new(
        "A atividade não diz qual fluxo executar. Escolha um.",
        "The activity names no flow to run. Choose one.",
        "La actividad no dice qué flujo ejecutar. Elija uno.");

    public static readonly Sentence UnknownFlow = new(
        "Não há um fluxo publicado '{0}'.{1} Publique-o antes ou, na linha de comando, indique o arquivo dele com --lib.",
        "There is no published flow '{0}'.{1} Publish it first or, on the command line, give its file with --lib.",
        "No hay un flujo publicado '{0}'.{1} Publíquelo antes o, en la línea de comandos, indique su archivo con --lib.");

    public static readonly Sentence FlowCircle = new(
        "O fluxo chama a si mesmo: {0}. Quebre o círculo: um destes fluxos não pode chamar o próximo.",
        "The flow runs itself: {0}. Break the circle: one of these flows must not run the next.",
        "El flujo se llama a sí mismo: {0}. Rompa el círculo: uno de estos flujos no puede llamar al siguiente.");

    public static readonly Sentence FlowsTooDeep = new(
        "Os subfluxos têm mais de {0} níveis, um dentro do outro. Junte alguns deles.",
        "Sub-flows nest deeper than {0} levels. Join some of them.",
        "Los subflujos tienen más de {0} niveles, uno dentro de otro. Junte algunos.");

    public static readonly Sentence InsideFlow = new("No subfluxo '{0}': {1}", "In the sub-flow '{0}': {1}", "En el subflujo '{0}': {1}");

    public static readonly Sentence InputMissing = new("Falta preencher '{0}', que é obrigatório.", "The input '{0}' is required.", "Falta completar '{0}', que es obligatorio.");

    public static readonly Sentence InputType = new(
        "'{0}' deve ser {1}, mas é '{2}'.{3}",
        "The input '{0}' wants {1}, but is '{2}'.{3}",
        "'{0}' debe ser {1}, pero es '{2}'.{3}");

    public static readonly Sentence InputUnknown = new(
        "A atividade não tem o campo '{0}'. Você quis dizer '{1}'?",
        "The activity has no input '{0}'. Did you mean '{1}'?",
        "La actividad no tiene el campo '{0}'. ¿Quiso decir '{1}'?");

    public static readonly Sentence Cases = new(
        "Os casos são uma lista: [{\"label\": \"A\", \"condition\": {\"type\": \"JavaScript\", \"value\": \"…\"}}].",
        "The cases are a list: [{\"label\": \"A\", \"condition\": {\"type\": \"JavaScript\", \"value\": \"…\"}}].",
        "Los casos son una lista: [{\"label\": \"A\", \"condition\": {\"type\": \"JavaScript\", \"value\": \"…\"}}].");

    public static readonly Sentence NegativeTime = new(
        "'{0}' é um tempo negativo ({1}): o fluxo segue sem esperar. Escreva uma duração como 00:05:00.",
        "The input '{0}' is a negative time ({1}): the flow goes on without waiting. Write a duration such as 00:05:00.",
        "'{0}' es un tiempo negativo ({1}): el flujo sigue sin esperar. Escriba una duración como 00:05:00.");

    public static readonly Sentence ConstantCondition = new(
        "'{0}' é o texto '{1}', não uma conta: vale sempre. Escreva {\"type\": \"JavaScript\", \"value\": \"…\"}.",
        "The input '{0}' is the text '{1}' and is not computed: it always holds. Write {\"type\": \"JavaScript\", \"value\": \"…\"}.",
        "'{0}' es el texto '{1}', no una cuenta: vale siempre. Escriba {\"type\": \"JavaScript\", \"value\": \"…\"}.");

    public static readonly Sentence VariableUnknown = new(
        "Não há uma variável '{0}' aqui.{1} Declare-a no fluxo ou escolha outra.",
        "There is no variable '{0}' here.{1} Declare it in the flow, or choose another.",
        "No hay una variable '{0}' aquí.{1} Declárela en el flujo o elija otra.");

    public static readonly Sentence OutputNowhere = new(
        "A saída '{0}' vai para '{1}', que não é variável daqui nem saída do fluxo: ninguém a recebe.{2}",
        "The output '{0}' goes to '{1}', which is neither a variable here nor an output of the flow. Nothing receives it.{2}",
        "La salida '{0}' va a '{1}', que no es variable de aquí ni salida del flujo: nadie la recibe.{2}");

    public static readonly Sentence OutputUnknown = new(
        "A atividade não tem a saída '{0}' aqui; o que depende dela fica vazio. Ela tem {1}.",
        "The activity has no output '{0}' here; what it goes to stays empty. It has {1}.",
        "La actividad no tiene la salida '{0}' aquí; lo que depende de ella queda vacío. Tiene {1}.");

    public static readonly Sentence ConnectionEnds = new(
        "Uma conexão precisa de origem e destino: {\"source\": {\"activity\": \"a\", \"port\": \"Done\"}, \"target\": {\"activity\": \"b\"}}. Esta fica de fora.",
        "A connection needs a source and a target: {\"source\": {\"activity\": \"a\", \"port\": \"Done\"}, \"target\": {\"activity\": \"b\"}}. It is left out.",
        "Una conexión necesita origen y destino: {\"source\": {\"activity\": \"a\", \"port\": \"Done\"}, \"target\": {\"activity\": \"b\"}}. Esta queda fuera.");

    public static readonly Sentence ConnectionToNowhere = new(
        "A conexão de '{0}' a '{1}' leva a uma atividade que não está neste fluxograma. Ela fica de fora.{2}",
        "The connection from '{0}' to '{1}' leads to an activity that is not in this flowchart. It is left out.{2}",
        "La conexión de '{0}' a '{1}' lleva a una actividad que no está en este diagrama. Queda fuera.{2}");

    public static readonly Sentence ConnectionFromNowhere = new(
        "A conexão de '{0}' a '{1}' sai de uma atividade que não está neste fluxograma. Ela fica de fora.{2}",
        "The connection from '{0}' to '{1}' leads from an activity that is not in this flowchart. It is left out.{2}",
        "La conexión de '{0}' a '{1}' sale de una actividad que no está en este diagrama. Queda fuera.{2}");

    public static readonly Sentence OutcomeUnknown = new(
        "'{0}' não é uma saída desta atividade; ela tem {1}.{2}",
        "'{0}' is not an outcome of this activity; it has {1}.{2}",
        "'{0}' no es una salida de esta actividad; tiene {1}.{2}");

    public static readonly Sentence OnFailureKind = new(
        "'onFailure' é um texto, ou um objeto com 'then' e 'retry'.",
        "'onFailure' is a text, or an object with 'then' and 'retry'.",
        "'onFailure' es un texto, o un objeto con 'then' y 'retry'.");

    public static readonly Sentence OnFailurePolicy = new(
        "'{0}' não é stop, failed, continue nem branch.{1}",
        "'{0}' is none of stop, failed, continue, branch.{1}",
        "'{0}' no es stop, failed, continue ni branch.{1}");

    public static readonly Sentence Retry = new(
        "Uma nova tentativa tem 'count' de 1 a 100, a primeira espera 'first', 'factor' de 1 a 100, a maior espera 'max', não menor que a primeira, e 'jitter' de 0 a 1.",
        "A retry has a count from 1 to 100, a first wait, a factor from 1 to 100, a longest wait (max) not shorter than the first, and a jitter from 0 to 1.",
        "Un reintento tiene 'count' de 1 a 100, la primera espera 'first', 'factor' de 1 a 100, la espera mayor 'max', no menor que la primera, y 'jitter' de 0 a 1.");
}
