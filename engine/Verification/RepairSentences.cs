namespace Porfin.Verification;

/// <summary>What repairs do.</summary>
internal static class RepairSentences
{
    public static Dictionary<string, Sentence> All { get; } = new()
    {
        ["repair:pause"] = new("Esperar um minuto entre '{0}' e '{1}'", "Wait a minute between '{0}' and '{1}'", "Esperar un minuto entre '{0}' y '{1}'"),
        ["repair:end-instead"] = new("Terminar depois de '{0}' em vez de voltar a '{1}'", "End after '{0}' instead of going back to '{1}'", "Terminar después de '{0}' en lugar de volver a '{1}'"),
        ["repair:execute"] = new("Rodar o fluxo de '{0}' como parte da conversa", "Run the flow of '{0}' as a part of the conversation", "Ejecutar el flujo de '{0}' como parte de la conversación"),
        ["repair:end"] = new("Ligar a saída '{0}' de '{1}' a um fim", "Connect the outcome '{0}' of '{1}' to an end", "Conectar la salida '{0}' de '{1}' a un fin"),
        ["repair:remove"] = new("Apagar '{0}'", "Delete '{0}'", "Borrar '{0}'"),
        ["repair:patience"] = new("Esperar em '{0}' no máximo 23 horas e então terminar", "Wait at '{0}' for 23 hours at most, then end", "Esperar en '{0}' 23 horas como máximo y entonces terminar"),
        ["repair:wait-less"] = new("Esperar em '{0}' só {1}", "Wait at '{0}' for only {1}", "Esperar en '{0}' solo {1}"),
        ["repair:wait-active"] = new("Em '{0}', esperar só pelos caminhos ativos", "At '{0}', wait for the active ways only", "En '{0}', esperar solo por los caminos activos"),
        ["repair:delete-variable"] = new("Apagar a variável '{0}'", "Delete the variable '{0}'", "Borrar la variable '{0}'"),
        ["repair:default"] = new("Começar a variável '{0}' com um texto vazio", "Begin the variable '{0}' with an empty text", "Empezar la variable '{0}' con un texto vacío"),
        ["repair:rename"] = new("Trocar '{0}' por '{1}'", "Replace '{0}' by '{1}'", "Cambiar '{0}' por '{1}'"),
        ["repair:shorten"] = new("Encurtar para {0} caracteres", "Shorten to {0} characters", "Acortar a {0} caracteres"),
    };
}
