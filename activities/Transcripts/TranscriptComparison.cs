namespace Porfin.Activities.Transcripts;

/// <summary>Compares a transcript with what was played: block by block, each from something that the file makes happen to the next. Comments and empty lines do not count.</summary>
public static class TranscriptComparison
{
    private const string Nothing = "(nothing more)";

    /// <summary>The first difference; null when there is none.</summary>
    public static Difference? First(IReadOnlyList<Entry> script, Played played) => Blocks(script, played).Select(First).FirstOrDefault(difference => difference is not null);

    /// <summary>The transcript with the flow's texts as they are now; null when more than texts differs, so that somebody must look.</summary>
    public static IReadOnlyList<Entry>? WithTexts(IReadOnlyList<Entry> script, Played played)
    {
        var news = new Dictionary<Entry, Entry>(ReferenceEqualityComparer.Instance);
        foreach (var block in Blocks(script, played))
        {
            if (!block.IsSameCause)
            {
                return null;
            }

            foreach (var pair in block.Pairs().Where(pair => !pair.IsSame))
            {
                if (pair is not { Wanted: { Kind: EntryKind.Flow } wanted, Got: { Kind: EntryKind.Flow } got })
                {
                    return null;
                }

                news[wanted] = wanted with { Text = got.Text };
            }
        }

        return [.. script.Select(entry => news.GetValueOrDefault(entry, entry))];
    }

    /// <summary>The transcript as it went: what matches stays as it is written, tolerance included; all else is what was played.</summary>
    public static IReadOnlyList<Entry> Updated(IReadOnlyList<Entry> script, Played played)
    {
        var updated = new List<Entry>();
        foreach (var block in Blocks(script, played))
        {
            if (block.Cause is not null)
            {
                updated.Add(block.IsSameCause ? block.Cause : block.Played!);
            }

            updated.AddRange(First(block with { Cause = block.Played }) is null ? block.Written : [.. block.Got, .. block.Written.Where(entry => !entry.IsOutcome)]);
        }

        return updated;
    }

    private static Difference? First(Block block)
    {
        if (!block.IsSameCause)
        {
            return new(block.Line, block.Cause!.ToString(), block.Played!.ToString());
        }

        var pair = block.Pairs().FirstOrDefault(pair => !pair.IsSame);
        return pair is null ? null : new(
            pair.Wanted?.Line ?? block.Line,
            Written(pair.Wanted),
            pair is { Got: null, Skipped.Count: > 0 } ? string.Join('\n', pair.Skipped.Select(Written)) : Written(pair.Got));
    }

    /// <summary>The entry as a file keeps it: spaces at the ends of lines do not survive there.</summary>
    private static string Written(Entry? entry) =>
        entry is null ? Nothing : string.Join('\n', entry.ToString().Split('\n').Select(line => line.TrimEnd())).TrimEnd('\n');

    private static List<Block> Blocks(IReadOnlyList<Entry> script, Played played)
    {
        var blocks = new List<Block> { new(null, null, [], [], played) };
        foreach (var entry in script)
        {
            if (entry.IsOutcome || entry.Kind is EntryKind.Comment)
            {
                blocks[^1].Written.Add(entry);
            }
            else
            {
                blocks.Add(new(entry, null, [], [], played));
            }
        }

        var at = 0;
        foreach (var entry in played.Entries.Where(entry => entry.Kind is not EntryKind.Comment))
        {
            if (entry.IsOutcome)
            {
                blocks[at].Got.Add(entry);
            }
            else
            {
                at++;
                blocks[at] = blocks[at] with { Played = entry };
            }
        }

        return blocks;
    }

    /// <summary>Something that the file makes happen, with what follows from it.</summary>
    /// <param name="Cause">What happens, as it is written; null for the beginning.</param>
    /// <param name="Played">The same as it was played: other for a check that does not hold.</param>
    /// <param name="Written">What the file says that the flow does, with the comments.</param>
    /// <param name="Got">What it did.</param>
    /// <param name="All">All that was played.</param>
    private sealed record Block(Entry? Cause, Entry? Played, List<Entry> Written, List<Entry> Got, Played All)
    {
        public bool IsSameCause => Cause?.Text == Played?.Text;

        public int Line => Written.Select(entry => entry.Line).LastOrDefault(line => line > 0, Cause?.Line ?? 1);

        /// <summary>What was written beside what was played. After what stands for anything, what was played goes by until the next that was written.</summary>
        public IEnumerable<Pair> Pairs()
        {
            var wanted = Written.Where(entry => entry.IsOutcome).ToList();
            var at = 0;
            for (var i = 0; i < wanted.Count; i++)
            {
                var skipped = new List<Entry>();
                var isAnything = false;
                while (i < wanted.Count && wanted[i] is { IsTolerant: true, Text: TolerantText.Anything or "..." })
                {
                    isAnything = true;
                    i++;
                }

                while (isAnything && at < Got.Count && (i == wanted.Count || !Matches(wanted[i], Got[at])))
                {
                    skipped.Add(Got[at++]);
                }

                if (i < wanted.Count)
                {
                    var got = at < Got.Count ? Got[at++] : null;
                    yield return new(wanted[i], got, skipped, got is not null && Matches(wanted[i], got));
                }
            }

            while (at < Got.Count)
            {
                yield return new(null, Got[at++], [], false);
            }
        }

        private bool Matches(Entry wanted, Entry got) => wanted.Kind == got.Kind && (wanted.IsTolerant
            ? TolerantText.Matches(wanted.Text, got.Text, name => All.TurnOf(got)?.Variable(name) ?? default)
            : TranscriptComparison.Written(wanted) == TranscriptComparison.Written(got));
    }

    private sealed record Pair(Entry? Wanted, Entry? Got, IReadOnlyList<Entry> Skipped, bool IsSame);
}
