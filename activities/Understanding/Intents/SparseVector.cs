namespace Porfin.Activities.Understanding.Intents;

/// <summary>A text as numbers: the features that it has, each with its weight.</summary>
internal sealed record SparseVector(int[] Features, float[] Weights);
