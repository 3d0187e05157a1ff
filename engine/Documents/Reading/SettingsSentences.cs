namespace Porfin.Documents.Reading;

/// <summary>What is said of the settings of a flow.</summary>
internal static class SettingsSentences
{
    public static readonly Sentence Duration = new("{0} é uma duração de {1} a {2}.", "{0} is a duration from {1} to {2}.", "{0} es una duración de {1} a {2}.");

    public static readonly Sentence NoFaultPath = new(
        "onFault indica a atividade '{0}', mas o 'root' não é um fluxograma que a contenha. Escolha uma atividade do fluxograma principal.",
        "onFault names the activity '{0}', but the root is no flowchart with such an activity. Choose one of the root flowchart.",
        "onFault indica la actividad '{0}', pero 'root' no es un diagrama que la contenga. Elija una actividad del diagrama principal.");

    public static readonly Sentence Begins = new(
        "activation.begins é always (sempre), firstContact (primeiro contato) ou keywords (palavras-chave).{0}",
        "activation.begins is always, firstContact or keywords.{0}",
        "activation.begins es always (siempre), firstContact (primer contacto) o keywords (palabras clave).{0}");

    public static readonly Sentence NoKeywords = new(
        "O fluxo começa por palavras-chave, mas não há nenhuma: ninguém seria atendido. Acrescente algumas em activation.keywords.",
        "The flow begins by keywords, but there are none: nobody would be answered. Add some to activation.keywords.",
        "El flujo empieza por palabras clave, pero no hay ninguna: nadie sería atendido. Agregue algunas en activation.keywords.");

    public static readonly Sentence Hours = new(
        "activation.hours tem o horário de pelo menos um dia, como \"monday\": \"08:00-12:00, 13:30-18:00\".",
        "activation.hours has the open hours of at least one day, such as \"monday\": \"08:00-12:00, 13:30-18:00\".",
        "activation.hours tiene el horario de al menos un día, como \"monday\": \"08:00-12:00, 13:30-18:00\".");

    public static readonly Sentence Language = new("language é pt-BR, en ou es.", "language is pt-BR, en or es.", "language es pt-BR, en o es.");
}
