using System.Diagnostics;
using System.Globalization;
using System.Text;
using Porfin;
using Porfin.Compilation;
using Porfin.Execution;

// Ratios on one machine, side by side: run with `dotnet run -c Release --project tests/Benchmarks [expressions | proofs | intents FOLDER]`.
if (args is ["expressions"])
{
    Expressions.Measure(Measure);
    return;
}

if (args is ["entities"])
{
    Entities.Measure(Measure);
    return;
}

if (args is ["intents", var folder, ..])
{
    Intents.Measure(folder, args[2..]);
    return;
}

if (args is ["proofs", ..])
{
    Proofs.Measure(args.ElementAtOrDefault(1));
    return;
}

var catalog = new ActivityCatalog();
var world = new World(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
var id = new Guid("0192aaaa-0000-7000-8000-000000000001");

var five = Compile(Flows.Line(5));
Measure("activities/s, flowchart of 5", 5, () => FlowEngine.Run(five, new FlowInstance(id, five), Stimulus.Start(), world));

var waiting = Compile(Flows.Loop());
var state = Started(waiting);
Console.WriteLine($"state of a waiting conversation with 10 variables: {state.Length} bytes");
Measure("resumes/s with state read and written", 1, () =>
{
    var instance = InstanceState.Read(state, waiting);
    FlowEngine.Run(waiting, instance, new Stimulus(Stimulus.Kinds.Event, "X"), world);
    InstanceState.Write(instance, waiting);
});

var thousand = Encoding.UTF8.GetBytes(Flows.Line(1000));
Measure("compilations/s of a flow of 1,000 activities", 1, () => FlowCompiler.Compile(thousand, catalog));

Expressions.Measure(Measure);

var talking = new ActivityCatalog(typeof(Porfin.Activities.Messages.SendText).Assembly);
var conversation = Encoding.UTF8.GetBytes(Flows.Conversation(200));
Measure("compilations/s of a conversation of 1,000 activities", 1, () => FlowCompiler.Compile(conversation, talking));
Proofs.Measure(null);

Plan Compile(string json)
{
    var compilation = FlowCompiler.Compile(Encoding.UTF8.GetBytes(json), catalog);
    return compilation.Plan ?? throw new InvalidOperationException(string.Join('\n', compilation.Problems));
}

byte[] Started(Plan plan)
{
    var instance = new FlowInstance(id, plan);
    FlowEngine.Run(plan, instance, Stimulus.Start(), world);
    return InstanceState.Write(instance, plan);
}

static void Measure(string name, int unit, Action action)
{
    for (var warm = Stopwatch.StartNew(); warm.ElapsedMilliseconds < 1500;)
    {
        action();
    }

    var count = 0L;
    var allocated = GC.GetAllocatedBytesForCurrentThread();
    var watch = Stopwatch.StartNew();
    while (watch.ElapsedMilliseconds < 2000)
    {
        action();
        count++;
    }

    var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / count;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {count * unit / watch.Elapsed.TotalSeconds:N0} ({bytes:N0} bytes each run)"));
}
