using System.CommandLine;
using Npgsql;
using Porfin.Host.Database;

namespace Porfin.Host.CommandLine;

/// <summary>Where a command works: a database, and in it a business.</summary>
/// <param name="Db">The database.</param>
/// <param name="BusinessId">The business.</param>
internal sealed record Place(NpgsqlDataSource Db, Guid BusinessId)
{
    /// <summary>The business to work in.</summary>
    public static Option<string?> Business() => new("--business") { Description = "The business, by name or id; needed only where there are several." };

    /// <summary>Joins the database and finds the business.</summary>
    public static async Task<int> InDatabaseAsync(IConfiguration configuration, string command, string? business, Func<Place, Task<int>> work)
    {
        await using var server = await DatabaseServer.JoinAsync(configuration);
        await using var services = new ServiceCollection().AddLogging().AddDatabase(server).BuildServiceProvider();
        await services.MigrateAsync();
        var db = services.GetRequiredService<NpgsqlDataSource>();
        var found = await BusinessesAsync(db, business);
        return found switch
        {
            [var (id, _)] => await work(new Place(db, id)),
            [] => await FailAsync(command, "There is no such business; sign up first."),
            _ => await FailAsync(command, $"There are several businesses; say which with --business: {string.Join(", ", found.Select(one => $"'{one.Name}' ({one.Id})"))}."),
        };
    }

    private static async Task<List<(Guid Id, string Name)>> BusinessesAsync(NpgsqlDataSource db, string? wanted)
    {
        await using var query = db.CreateCommand("select id, name from business where $1::text is null or name = $1 or id::text = lower($1) order by created_at limit 20");
        query.Parameters.Add(new() { Value = wanted ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await query.ExecuteReaderAsync();
        var found = new List<(Guid, string)>();
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetGuid(0), reader.GetString(1)));
        }

        return found;
    }

    /// <summary>Says why a command cannot do what it should.</summary>
    public static async Task<int> FailAsync(string command, string text)
    {
        await Console.Error.WriteLineAsync($"porfin {command}: {text}");
        return ExitCodes.Failed;
    }
}
