using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Porfin.Host.CommandLine;
using Porfin.Host.Secrets;

namespace Porfin.Host.Businesses;

/// <summary>The commands <c>person add</c> and <c>person list</c>.</summary>
public static class PersonCommand
{
    private const string Name = "person";
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Understands the command line and runs it.</summary>
    /// <param name="args">What follows <c>person</c>.</param>
    /// <returns>0 done, 1 not possible, 64 misused.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, new ConfigurationBuilder().AddEnvironmentVariables().Build());

    /// <summary>Runs it against the database that a configuration names.</summary>
    internal static Task<int> RunAsync(string[] args, IConfiguration configuration)
    {
        var command = new RootCommand("Invites people into a business, and lists them. Exit codes: 0 done, 1 not possible, 64 misused.") { Add(configuration), List(configuration) };
        return FlowFiles.InvokeAsync(command, Name, args);
    }

    private static Command Add(IConfiguration configuration)
    {
        var email = new Option<string>("--email") { Description = "Whom to invite: an address that has no account yet, for a person works in one business.", Required = true };
        email.Validators.Add(found =>
        {
            if (!EmailText.IsSound(found.GetValueOrDefault<string>()))
            {
                found.AddError("--email wants an e-mail address, such as ana@example.com.");
            }
        });
        var role = new Option<string>("--role") { Description = "admin does everything and manages people; manager changes and publishes flows; operator serves customers; viewer only looks.", Required = true };
        role.AcceptOnlyFromAmong([.. Roles.All]);
        var address = new Option<string>("--address") { Description = "Where people reach this Porfin, for the link.", DefaultValueFactory = _ => Listening.AddressOf(configuration) };
        var (business, json) = (Place.Business(), FlowFiles.Json());
        var command = new Command("add", "Invites a person and prints the link by which they set their password: valid for 7 days, once. Nothing is sent. Exit codes: 0 invited, 1 not possible, 64 misused.") { email, role, business, address, json };
        command.SetAction((found, cancellation) => Place.InDatabaseAsync(configuration, Name, found.GetValue(business), async at =>
        {
            await using var services = Services(at, configuration);
            await using var scope = services.CreateAsyncScope();
            var (wanted, origin) = (found.GetRequiredValue(email), found.GetRequiredValue(address).TrimEnd('/'));
            var made = await scope.ServiceProvider.GetRequiredService<Invitations>().InviteAsync(new Actor(at.BusinessId, null), wanted, found.GetRequiredValue(role), cancellation);
            if (made.Path is null)
            {
                return await Place.FailAsync(Name, made.Outcome is PeopleOutcome.AlreadyHere
                    ? $"{wanted} is in this business already."
                    : $"{wanted} has an account or an invitation already, and a person works in one business.");
            }

            await Console.Out.WriteLineAsync(found.GetValue(json) ? JsonSerializer.Serialize(new { email = wanted, role = found.GetValue(role), link = origin + made.Path }, Written) : origin + made.Path);
            return ExitCodes.Done;
        }));
        return command;
    }

    private static Command List(IConfiguration configuration)
    {
        var (business, json) = (Place.Business(), FlowFiles.Json());
        var command = new Command("list", "Lists the people of a business with their roles; those who have not accepted yet are marked as invited. Exit codes: 0 done, 1 not possible, 64 misused.") { business, json };
        command.SetAction((found, cancellation) => Place.InDatabaseAsync(configuration, Name, found.GetValue(business), async at =>
        {
            var people = await new BusinessPeople(at.Db, new SessionChanges()).AllAsync(at.BusinessId, cancellation);
            await Console.Out.WriteLineAsync(found.GetValue(json)
                ? JsonSerializer.Serialize(people, Written)
                : string.Join('\n', people.Select(person => string.Create(CultureInfo.InvariantCulture, $"{person.Email}  {person.Role}  {person.Since:yyyy-MM-dd}{(person.IsInvited ? "  invited" : "")}"))));
            return ExitCodes.Done;
        }));
        return command;
    }

    private static ServiceProvider Services(Place at, IConfiguration configuration)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(at.Db).AddSingleton(TimeProvider.System).AddSecrets(configuration);
        services.AddPeople();
        return services.BuildServiceProvider();
    }
}
