namespace Porfin.Activities.Understanding.Intents;

/// <summary>What a customer may want, by the phrases in which it is said.</summary>
/// <param name="Name">What the flow calls it.</param>
/// <param name="Phrases">Examples, as customers write.</param>
public sealed record Intent(string Name, IReadOnlyList<string> Phrases);
