using Porfin.Activities.Answers;

namespace Porfin.Activities.Messages;

/// <summary>What is said about an answer that was not understood, when the flow says nothing of its own.</summary>
internal static class RetryTexts
{
    /// <summary>The text that suits a kind of answer.</summary>
    public static string For(AnswerKind kind) => kind switch
    {
        AnswerKind.Number => "Preciso só de um número, por exemplo: 2. Pode mandar de novo?",
        AnswerKind.Email => "Esse e-mail parece incompleto. Pode conferir e mandar de novo? Exemplo: maria@exemplo.com.br",
        AnswerKind.Phone => "Não reconheci o telefone. Pode mandar com o DDD? Exemplo: (11) 98765-4321",
        AnswerKind.Cpf => "Esse CPF não bateu por aqui. Pode conferir os 11 números e mandar de novo?",
        AnswerKind.Date => "Não entendi qual é o dia. Pode me dizer de outro jeito? Vale \"amanhã\", \"sexta\" ou \"12/03\".",
        AnswerKind.Choice => "Não encontrei essa opção. Toque em uma das opções ou responda com o número dela, por favor.",
        _ => "Desculpe, não entendi. Pode escrever de novo?",
    };
}
