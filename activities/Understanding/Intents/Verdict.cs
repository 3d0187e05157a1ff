namespace Porfin.Activities.Understanding.Intents;

/// <summary>What a model says about a message.</summary>
/// <param name="Intent">The most likely intent.</param>
/// <param name="Probability">How likely it is among the intents, 0 to 1.</param>
/// <param name="Surety">How far it stands out; what the model knows nothing of stands out little. Compared with the threshold of an <see cref="IntentStudy"/>.</param>
/// <param name="Next">The second most likely intent.</param>
public sealed record Verdict(string Intent, double Probability, double Surety, string Next);
