using Porfin.Activities.Understanding.Entities;

/// <summary>How long it takes to find times, amounts and documents in what customers write.</summary>
internal static class Entities
{
    private static readonly string[] Messages =
    [
        "oi, tudo bem? queria marcar uma consulta pra sexta que vem às 15h30", "pode ser amanhã à tarde, entre 14h e 16h?", "meu cpf é 529.982.247-25 e meu telefone (11) 98765-4321", "quanto custa? tenho R$ 1.250,50",
        "não vou conseguir ir dia quinze de dezembro, dá pra remarcar pra semana que vem?", "me manda no ana.souza@exemplo.com.br", "bom dia! vocês atendem no feriado?", "vinte e cinco reais e cinquenta centavos",
    ];

    public static void Measure(Action<string, int, Action> measure)
    {
        var now = new DateTime(2026, 11, 25, 10, 50, 0);
        measure("messages/s searched for entities", Messages.Length, () => Array.ForEach(Messages, message => EntityReader.Read(message, now)));
    }
}
