using System.Diagnostics;
using System.Globalization;
using Porfin.Activities.Understanding.Intents;

/// <summary>How well intents are told on public sets, and what it costs: <c>intents FOLDER [set …]</c>.</summary>
internal static class Intents
{
    private static readonly string[] All = ["clinc150", "clinc150-10", "banking77", "banking77-10", "curekart", "curekart-v2"];

    public static void Measure(string folder, string[] sets)
    {
        var warm = IntentModel.Train([new("a", ["oi", "olá"]), new("b", ["tchau", "até"])]);
        for (var i = 0; i < 50_000; i++)
        {
            warm.Judge("oi, tudo bem? até logo");
        }

        foreach (var set in sets.Length > 0 ? sets : All)
        {
            Measure(IntentSets.Read(folder, set), set);
        }
    }

    private static void Measure(IntentSet set, string name)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var model = IntentModel.Train(set.Train);
        var seconds = clock.Elapsed.TotalSeconds;
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        clock.Restart();
        var verdicts = set.Test.Select(item => (item.Intent, Verdict: model.Judge(item.Text))).ToList();
        var micros = clock.Elapsed.TotalMicroseconds / set.Test.Count;
        Write($"{name,-13} {set.Train.Sum(intent => intent.Phrases.Count)} phrases, {set.Train.Count} intents: accuracy {Share(verdicts, one => one.Verdict?.Intent == one.Intent):0.0} %, trained in {seconds:0.00} s, {micros:0} µs a message, {megabytes:0} MB");
        if (set.Outside.Count > 0)
        {
            clock.Restart();
            var study = IntentStudy.Of(set.Train);
            var outside = set.Outside.Select(model.Judge).ToList();
            Write($"  studied in {clock.Elapsed.TotalSeconds:0.00} s; with its threshold: in scope {Share(verdicts, one => study.Believes(one.Verdict) && one.Verdict!.Intent == one.Intent):0.0} %, kept {Share(verdicts, one => study.Believes(one.Verdict)):0.0} %, out of scope {Share(outside, one => !study.Believes(one)):0.0} % (foreseen {100 * study.Refused:0.0} %)");
            WriteCurve([.. verdicts.Select(one => one.Verdict?.Surety ?? 0)], [.. outside.Select(one => one?.Surety ?? 0)]);
        }
    }

    private static void WriteCurve(List<double> inside, List<double> outside)
    {
        var (above, seen) = (0d, 0);
        foreach (var (_, isInside) in inside.Select(surety => (surety, true)).Concat(outside.Select(surety => (surety, false))).OrderBy(one => one))
        {
            above += isInside ? seen : 0;
            seen += isInside ? 0 : 1;
        }

        var cut = inside.Order().ElementAt(inside.Count / 20);
        Write($"  AUROC {100 * above / inside.Count / outside.Count:0.0} %; out of scope with 95 % kept {Share(outside, surety => surety < cut):0.0} %");
    }

    private static double Share<T>(List<T> items, Func<T, bool> which) => 100.0 * items.Count(which) / items.Count;

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
