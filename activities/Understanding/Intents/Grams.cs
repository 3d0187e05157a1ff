namespace Porfin.Activities.Understanding.Intents;

/// <summary>What a text is made of: its words, pairs of words with its beginning and end, and pieces of two to four letters within words. Each is a number that stands for it.</summary>
internal static class Grams
{
    private const int MostLetters = 4;
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The words and pairs.</summary>
    public static List<ulong> OfWords(List<string> words)
    {
        var grams = new List<ulong>((words.Count * 2) + 1);
        var before = Hash(Offset, "<s>");
        foreach (var word in words)
        {
            var own = Hash(Offset, word);
            grams.Add(own);
            grams.Add(Pair(before, own));
            before = own;
        }

        grams.Add(Pair(before, Hash(Offset, "</s>")));
        return grams;
    }

    /// <summary>The pieces of words; a word begins and ends with a mark.</summary>
    public static List<ulong> OfLetters(List<string> words)
    {
        var grams = new List<ulong>();
        foreach (var word in words)
        {
            var marked = "_" + word + "_";
            for (var start = 0; start < marked.Length; start++)
            {
                var hash = Step(Offset, '#');
                for (var end = start; end < marked.Length && end < start + MostLetters; end++)
                {
                    hash = Step(hash, marked[end]);
                    if (end > start)
                    {
                        grams.Add(hash);
                    }
                }
            }
        }

        return grams;
    }

    private static ulong Pair(ulong first, ulong second) => (((first * 31) ^ second) * Prime) + 1;

    private static ulong Hash(ulong seed, string text)
    {
        foreach (var letter in text)
        {
            seed = Step(seed, letter);
        }

        return seed;
    }

    private static ulong Step(ulong hash, char letter) => (hash ^ letter) * Prime;
}
