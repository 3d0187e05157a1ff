namespace Porfin.Activities.Answers;

/// <summary>What a question wants to know, which decides how an answer is understood and in which form it is kept.</summary>
public enum AnswerKind
{
    /// <summary>Any text, kept without spaces around it.</summary>
    Text,

    /// <summary>A number, written in digits (1.234,56) or in words (vinte e cinco); kept as a number.</summary>
    Number,

    /// <summary>An e-mail address; kept in small letters.</summary>
    [Personal(PersonalKind.Contact)]
    Email,

    /// <summary>A telephone number, Brazilian unless it begins with another country's code; kept as E.164 (+5511987654321).</summary>
    [Personal(PersonalKind.Contact)]
    Phone,

    /// <summary>A CPF whose check digits are right; kept as eleven digits.</summary>
    [Personal(PersonalKind.Document)]
    Cpf,

    /// <summary>A day, as a date or in words (amanhã, sexta, dia 5); kept as ISO text (2026-11-24).</summary>
    Date,

    /// <summary>One of the options; kept as the option's id, or as its title when it has no id.</summary>
    Choice,
}
