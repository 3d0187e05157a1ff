using Porfin.Activities.Understanding.Times;

namespace Porfin.Activities.Understanding.Entities;

/// <summary>Finds dates, times, money, numbers, documents and addresses in a message in Brazilian Portuguese.</summary>
public static class EntityReader
{
    /// <summary>All that is found, from left to right; nothing is found twice in one place.</summary>
    /// <param name="text">The message; its first 1,000 characters are looked at.</param>
    /// <param name="now">When it was written, where the business is.</param>
    public static IReadOnlyList<Entity> Read(string text, DateTime now)
    {
        var sentence = new Tokens(text);
        var found = new List<Entity>();
        var hasDigits = sentence.Text.AsSpan().ContainsAnyInRange('0', '9');
        if (hasDigits || sentence.Text.Contains('@', StringComparison.Ordinal))
        {
            foreach (var written in WrittenForms.Read(sentence.Text))
            {
                if (!found.Exists(one => one.Start < written.End && written.Start < one.End))
                {
                    found.Add(written);
                }
            }
        }

        for (var at = 0; at < sentence.Count;)
        {
            at = found.Find(one => one.Start <= sentence.At(at).Start && sentence.At(at).Start < one.End) is { } taken ? After(sentence, at, taken.End) : Next(sentence, at, now, found);
        }

        found.Sort((first, second) => first.Start.CompareTo(second.Start));
        return found;
    }

    private static int Next(Tokens sentence, int at, DateTime now, List<Entity> found)
    {
        var time = TimeReader.Read(sentence, at, now);
        var amount = Amounts.Read(sentence, at);
        var limit = found.FindAll(one => one.Start > sentence.At(at).Start).Select(one => one.Start).DefaultIfEmpty(int.MaxValue).Min();
        if (time is { } told && sentence.At(told.End - 1).End <= limit && (amount is not { } other || told.End >= other.End))
        {
            var (start, length) = sentence.Place(at, told.End);
            found.Add(new(EntityKind.Time, sentence.Text.Substring(start, length), start) { Time = told.Value });
            return told.End;
        }

        if (amount is { } counted && counted.Entity.End <= limit)
        {
            found.Add(counted.Entity);
            return counted.End;
        }

        return at + 1;
    }

    private static int After(Tokens sentence, int at, int end)
    {
        while (at < sentence.Count && sentence.At(at).Start < end)
        {
            at++;
        }

        return at;
    }
}
