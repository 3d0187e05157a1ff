using Porfin.Activities.Scenarios;
using Porfin.Activities.Transcripts;
using Porfin.Execution;
using Porfin.Expressions;
using Porfin.Testing;
using Xunit;

namespace Porfin.Activities.Tests.Scenarios;

/// <summary>A campaign of thirty days, with no-shows, runs by a clock that is moved as it does by one that passes.</summary>
public sealed class CampaignTests
{
    private const int Recipients = 200;

    private static readonly string Folder = Path.Combine(Shared.Root, "tests", "cases", "scenarios", "retorno-30-dias");

    private static readonly Plan Plan = TranscriptFiles.Compile(Path.Combine(Folder, "flow.json"));

    private static readonly DateTimeOffset End = TranscriptPlayer.Begin.AddDays(30);

    public static TheoryData<string> Scenarios() => [.. Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void It_does_what_its_scenarios_say(string file) => Assert.Null(new Scenario(file, File.ReadAllText(Path.Combine(Folder, file))).Play(Plan).Failure);

    [Fact]
    public async Task The_journal_is_the_same_under_the_virtual_clock_and_under_an_accelerated_real_one()
    {
        var moved = Enumerable.Range(0, Recipients).Select(number => new Recipient(number)).ToList();
        moved.ForEach(recipient => recipient.LiveUntil(End));

        var passed = Enumerable.Range(0, Recipients).Select(number => new Recipient(number)).ToList();
        var clock = new AcceleratedTime(TranscriptPlayer.Begin, factor: 4_000_000);
        for (var next = Next(passed); next <= End; next = Next(passed))
        {
            await clock.WaitUntilAsync(next);
            var now = clock.GetUtcNow();
            passed.ForEach(recipient => recipient.LiveUntil(now < End ? now : End));
        }

        passed.ForEach(recipient => recipient.LiveUntil(End));
        Assert.Equal(moved.Select(recipient => recipient.Journal()), passed.Select(recipient => recipient.Journal()));
        Assert.True(moved.Sum(recipient => recipient.Turns) > 5 * Recipients);
        Assert.All(["Sentimos a sua falta", "Remarcado para", "Última mensagem", "Obrigado por vir"], text => Assert.Contains(moved, recipient => recipient.Journal().Contains(text, StringComparison.Ordinal)));
    }

    private static DateTimeOffset Next(List<Recipient> recipients) => recipients.Min(recipient => recipient.Next);

    /// <summary>Somebody whom the campaign writes to: when they write back, and whether they come, follows from their number.</summary>
    private sealed class Recipient
    {
        private static readonly string[] Words = ["quero marcar", "quero marcar", "remarcar", "remarcar", "agora não", "quanto custa?"];

        private readonly Queue<(DateTimeOffset At, string Text)> writes;
        private readonly ChatSession session;
        private readonly List<Turn> turns = [];

        public Recipient(int number)
        {
            var random = new Random(number);
            writes = new(Enumerable.Range(0, random.Next(8)).Select(_ => (TranscriptPlayer.Begin.AddSeconds(random.Next(30 * 86_400)), Words[random.Next(Words.Length)])).OrderBy(write => write.Item1));
            session = new(Plan, TranscriptPlayer.Monday(), _ => new(Value.Of(new ValueMap { { "status", Value.Of(200) }, { "body", Value.Of(new ValueMap { { "veio", Value.Of(random.Next(2) == 0) } }) } })));
            session.Start();
            turns.AddRange(session.TakeTurns());
        }

        /// <summary>When something happens next.</summary>
        public DateTimeOffset Next => new[] { session.Instance!.NextDue, writes.TryPeek(out var write) ? write.At : null }.Min() ?? DateTimeOffset.MaxValue;

        public int Turns => turns.Count;

        public void LiveUntil(DateTimeOffset now)
        {
            while (writes.TryPeek(out var write) && write.At <= now)
            {
                session.Advance(write.At);
                session.Say(writes.Dequeue().Text);
            }

            session.Advance(now);
            turns.AddRange(session.TakeTurns());
        }

        public string Journal() => string.Join('\n', turns.Select(turn => System.Text.Encoding.UTF8.GetString(JournalJson.Write(turn))));
    }

    /// <summary>A real clock that runs faster.</summary>
    private sealed class AcceleratedTime(DateTimeOffset begin, long factor) : TimeProvider
    {
        private readonly long started = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => begin + (System.GetElapsedTime(started) * factor);

        public Task WaitUntilAsync(DateTimeOffset moment) => moment > GetUtcNow() ? Task.Delay((moment - GetUtcNow()) / factor + TimeSpan.FromMilliseconds(1), System) : Task.CompletedTask;
    }
}
