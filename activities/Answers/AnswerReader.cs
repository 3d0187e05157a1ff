using System.Globalization;
using System.Text.RegularExpressions;
using Porfin.Activities.Messages;
using Porfin.Expressions;

namespace Porfin.Activities.Answers;

/// <summary>Understands what a customer answered.</summary>
internal static partial class AnswerReader
{
    /// <summary>The answer in its normal form; undefined when it is not one of that kind.</summary>
    /// <param name="kind">What was asked; <see cref="AnswerKind.Choice"/> is read by <see cref="Option.Match"/>.</param>
    /// <param name="text">What the customer wrote.</param>
    /// <param name="today">The day on which they wrote it, where the business is.</param>
    public static Value Read(AnswerKind kind, string text, DateOnly today) => kind switch
    {
        AnswerKind.Number => NumberAnswer.Read(text) is { } number ? Value.Of(number) : default,
        AnswerKind.Email => Text(Email().Match(text) is { Success: true } match ? match.Value.ToLowerInvariant() : null),
        AnswerKind.Phone => Text(PhoneAnswer.Read(text)),
        AnswerKind.Cpf => Text(CpfAnswer.Read(text)),
        AnswerKind.Date => Text(DateAnswer.Read(text, today)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        _ => Text(text.Trim() is { Length: > 0 } trimmed ? trimmed : null),
    };

    private static Value Text(string? text) => text is null ? default : Value.Of(text);

    [GeneratedRegex(@"[A-Z0-9](?:[A-Z0-9._%+-]*[A-Z0-9_+-])?@(?:[A-Z0-9](?:[A-Z0-9-]*[A-Z0-9])?\.)+[A-Z]{2,}(?![\w@])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 50)]
    private static partial Regex Email();
}
