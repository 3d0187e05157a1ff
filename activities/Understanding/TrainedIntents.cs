using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Porfin.Activities.Understanding.Intents;

namespace Porfin.Activities.Understanding;

/// <summary>Models by the content of their phrases: trained once while the process lives, never stored with an instance. The same phrases give the same model, so that nobody can tell whether it was kept.</summary>
internal sealed record TrainedIntents(IntentModel Model, IntentStudy Study)
{
    private const int Most = 64;

    private static readonly ConcurrentDictionary<string, Lazy<TrainedIntents>> Kept = new();

    /// <summary>The model of these intents.</summary>
    public static TrainedIntents Of(IReadOnlyList<Intent> intents)
    {
        var key = KeyOf(intents);
        if (Kept.Count >= Most && !Kept.ContainsKey(key))
        {
            Kept.Clear();
        }

        return Kept.GetOrAdd(key, _ => new(() => new(IntentModel.Train(intents), IntentStudy.Of(intents)))).Value;
    }

    private static string KeyOf(IReadOnlyList<Intent> intents)
    {
        var text = new StringBuilder();
        foreach (var intent in intents)
        {
            text.Append(intent.Name).Append('\u0001').AppendJoin('\u0002', intent.Phrases).Append('\u0003');
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
