namespace Porfin.Compilation;

/// <summary>What Elsa's strategies of resilience mean here.</summary>
internal static class ResilienceSentences
{
    public static readonly Sentence Named = new(
        "A estratégia '{0}' fica nas configurações do servidor do Elsa, não neste documento. Aqui o passo que falha é tentado mais 3 vezes, depois de 1, 2 e 4 segundos. Para mudar, use customProperties.onFailure.retry.",
        "The strategy '{0}' is kept in the settings of Elsa's server, not in this document. Here the step is tried again 3 times, after 1, 2 and 4 seconds, when it fails. Say otherwise by customProperties.onFailure.retry.",
        "La estrategia '{0}' está en la configuración del servidor de Elsa, no en este documento. Aquí el paso que falla se intenta 3 veces más, después de 1, 2 y 4 segundos. Para cambiarlo, use customProperties.onFailure.retry.");

    public static readonly Sentence Unreadable = new(
        "Esta estratégia de resiliência não pode ser lida, por isso o passo não é tentado de novo. Diga como em customProperties.onFailure.retry.",
        "This resilience strategy cannot be read, so that the step is not tried again. Say how by customProperties.onFailure.retry.",
        "Esta estrategia de resiliencia no se puede leer, por eso el paso no se intenta de nuevo. Diga cómo en customProperties.onFailure.retry.");

    public static readonly Sentence Numbers = new(
        "Esta estratégia de resiliência não tem de 1 a 100 tentativas, tem uma espera acima de 10 minutos, ou um recuo que não é Constant, Linear nem Exponential; por isso o passo não é tentado de novo. Diga como em customProperties.onFailure.retry.",
        "This resilience strategy has no attempts from 1 to 100, no delay up to 10 minutes, or another back-off than Constant, Linear and Exponential, so that the step is not tried again. Say how by customProperties.onFailure.retry.",
        "Esta estrategia de resiliencia no tiene de 1 a 100 intentos, tiene una espera de más de 10 minutos, o un retroceso que no es Constant, Linear ni Exponential; por eso el paso no se intenta de nuevo. Diga cómo en customProperties.onFailure.retry.");

    public static readonly Sentence Taken = new(
        "Aqui o passo que falha é tentado de novo, como diz esta estratégia. Uma resposta de outro sistema não é falha, qualquer que seja o código, e esperas crescentes dobram a cada vez.",
        "Here the step is tried again when it fails, as this strategy says. An answer of another system is no failure, whatever its status code, and waits that grow do so by a factor of 2.",
        "Aquí el paso que falla se intenta de nuevo, como dice esta estrategia. Una respuesta de otro sistema no es un fallo, sea cual sea el código, y las esperas crecientes se duplican cada vez.");
}
