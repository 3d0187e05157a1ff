using System.Diagnostics;
using System.Globalization;
using System.Text;
using Porfin;
using Porfin.Compilation;
using Porfin.Verification;

/// <summary>How long verifying takes: the first time in a process, and once all is compiled. Run with <c>dotnet run -c Release --project tests/Benchmarks proofs [line|conversation|menus|random1…]</c>.</summary>
internal static class Proofs
{
    private const int Rounds = 41;

    public static void Measure(string? only)
    {
        var catalog = new ActivityCatalog(typeof(Porfin.Activities.Messages.SendText).Assembly);
        var flows = new (string Name, Func<string> Write)[]
        {
            ("line", () => Flows.Line(1000)), ("conversation", () => Flows.Conversation(200)), ("menus", () => Flows.Menus(200)),
            ("random1", () => Flows.Random(1, 1000)), ("random2", () => Flows.Random(2, 1000)), ("random3", () => Flows.Random(3, 1000)),
        };
        foreach (var (name, write) in flows.Where(flow => only is null || flow.Name == only))
        {
            Measure(name, Encoding.UTF8.GetBytes(write()), catalog);
        }
    }

    private static void Measure(string name, byte[] json, ActivityCatalog catalog)
    {
        var plan = FlowCompiler.Compile(json, catalog).Plan!;
        var watch = Stopwatch.StartNew();
        var found = Verifier.Verify(plan).Count;
        var first = watch.Elapsed.TotalMilliseconds;
        var times = new List<double>();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < Rounds; round++)
        {
            watch.Restart();
            Verifier.Verify(plan);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Rounds;
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"verify {name}: first {first:0} ms, then median {times[Rounds / 2]:0.0} ms, best {times[0]:0.0} ms, {bytes / 1e6:0.0} MB, {found} findings"));
    }
}
