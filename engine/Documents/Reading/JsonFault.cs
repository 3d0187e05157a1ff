namespace Porfin.Documents.Reading;

/// <summary>What is wrong with a text that is no JSON.</summary>
/// <param name="What">In words, beginning small.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
/// <param name="IsTooDeep">True when it is JSON so far, but nests too deep.</param>
internal sealed record JsonFault(Sentence What, int Line, int Column, bool IsTooDeep = false);

/// <summary>How strictly JSON is read.</summary>
/// <param name="MaxDepth">How deep it may nest.</param>
/// <param name="IsStrict">True when comments and trailing commas are faults.</param>
internal sealed record JsonRules(int MaxDepth, bool IsStrict);
