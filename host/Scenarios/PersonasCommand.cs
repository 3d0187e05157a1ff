using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Activities.Personas;
using Porfin.Host.CommandLine;

namespace Porfin.Host.Scenarios;

/// <summary>The command <c>personas</c>: lets made-up customers talk with a flow, and tells how their conversations ended.</summary>
public static class PersonasCommand
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Understands the command line and lets them talk.</summary>
    /// <returns>0 done, 2 bad document, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var (flow, libraries, json) = (FlowFiles.Flow(), FlowFiles.Libraries(), FlowFiles.Json());
        var runs = new Option<int>("--runs") { Description = "How many conversations.", DefaultValueFactory = _ => 100 };
        runs.Validators.Add(found => { if (found.GetValue(runs) is < 1 or > 1_000_000) { found.AddError("--runs takes a number from 1 to 1000000."); } });
        var seed = new Option<long>("--seed") { Description = "From which all chance follows: the same seed gives the same conversations.", DefaultValueFactory = _ => 1 };
        var only = new Option<string[]>("--persona") { Description = "Who talks; may be given often. All of them when it is not." };
        only.AcceptOnlyFromAmong([.. Persona.All.Select(persona => persona.Name)]);
        var output = new Option<DirectoryInfo?>("--output", "-o") { Description = "A folder for the conversations, as scenarios." };
        var command = new RootCommand($"""
            Lets made-up customers talk with a flow. The same seed gives the same conversations. Exit codes: 0 done, 2 bad document, 64 misused.

            {string.Join('\n', Persona.All.Select(persona => $"  {persona.Name,-14}{persona.Summary}"))}
            """) { flow, libraries, runs, seed, only, json, output };
        command.SetAction(found =>
        {
            var compilation = FlowFiles.Compile(found.GetValue(flow)!, found.GetValue(libraries));
            if (compilation.Plan is not { } plan)
            {
                FlowFiles.Explain(compilation.Problems);
                return FlowFiles.BadDocument;
            }

            var names = found.GetValue(only) ?? [];
            var talks = PersonaRuns.Run(plan, found.GetValue(runs), found.GetValue(seed), names.Length == 0 ? null : [.. Persona.All.Where(persona => names.Contains(persona.Name))]).ToList();
            Write(talks, found.GetValue(output));
            Console.Out.WriteLine(found.GetValue(json) ? JsonSerializer.Serialize(Json(talks, found.GetValue(seed)), Written) : Text(talks, found.GetValue(seed)));
            return ExitCodes.Done;
        });
        return FlowFiles.InvokeAsync(command, "personas", args);
    }

    private static void Write(List<PersonaRun> talks, DirectoryInfo? folder)
    {
        try
        {
            for (var i = 0; folder is not null && i < talks.Count; i++)
            {
                folder.Create();
                File.WriteAllText(Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{i + 1:0000}-{talks[i].Persona.Name}.txt")), $"# {talks[i].Persona.Summary}\n{talks[i].Transcript}");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"The conversations cannot be written: {e.Message}");
        }
    }

    private static string Text(List<PersonaRun> talks, long seed)
    {
        var lines = talks.GroupBy(talk => talk.Persona).Select(group => string.Create(CultureInfo.InvariantCulture, $"  {group.Key.Name,-14}{group.Count(),5}  {Share(group.Count(talk => talk.HasReachedGoal), group.Count()),5}  {Ends(group)}"));
        return string.Create(CultureInfo.InvariantCulture, $"""
            {talks.Count} conversations, seed {seed}: {Ends(talks)}
            What they wanted was reached by {Share(talks.Count(talk => talk.HasReachedGoal), talks.Count)}.

              persona        runs   goal  ends
            {string.Join('\n', lines)}
            """);
    }

    private static object Json(List<PersonaRun> talks, long seed) => new
    {
        seed,
        runs = talks.Count,
        ends = talks.GroupBy(Name).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => new { end = group.Key, kind = KindOf(group.First().End.Kind), count = group.Count() }),
        conversations = talks.Select(talk => new { persona = talk.Persona.Name, goal = talk.Goal, reached = talk.HasReachedGoal, end = talk.End.Title, kind = KindOf(talk.End.Kind), transcript = talk.Transcript }),
    };

    private static string Ends(IEnumerable<PersonaRun> talks)
    {
        var all = talks.ToList();
        return string.Join(", ", all.GroupBy(Name).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {Share(group.Count(), all.Count)}"));
    }

    // Ends and people have the author's names.
    private static string Name(PersonaRun talk) => talk.End.Kind switch
    {
        EndKind.Ended => talk.End.Title,
        EndKind.Person => $"human: {talk.End.Title}",
        var kind => $"{KindOf(kind)} ({talk.End.Title})",
    };

    private static string KindOf(EndKind kind) => kind switch { EndKind.Person => "human", _ => kind.ToString().ToLowerInvariant() };

    private static string Share(int count, int all) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / all:0} %");
}
