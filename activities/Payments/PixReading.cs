namespace Porfin.Activities.Payments;

/// <summary>What came of reading a Pix code.</summary>
/// <param name="Code">The code; null when it is none.</param>
/// <param name="Problem">Why it is none: <c>pix:form</c> (not a BR Code), <c>pix:check</c> (a character is wrong or missing), <c>pix:arrangement</c> (a BR Code, but not of Pix), <c>pix:amount</c>; null when it is one.</param>
public sealed record PixReading(PixCode? Code, string? Problem);
