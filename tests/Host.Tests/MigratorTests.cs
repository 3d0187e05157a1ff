using FluentAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Porfin.Host.Database;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class MigratorTests(PostgresServer server) : IAsyncLifetime
{
    private static readonly MigrationScript First = new(1, "0001_first", "-- Why.\ncreate table first (id int);");
    private static readonly MigrationScript Second = new(2, "0002_second", "-- Why.\ncreate table second (id int); insert into first values (1);");
    private NpgsqlDataSource source = null!;

    public async ValueTask InitializeAsync() => source = NpgsqlDataSource.Create(await server.CreateEmptyDatabaseAsync());

    public ValueTask DisposeAsync() => source.DisposeAsync();

    [Fact]
    public async Task A_user_who_may_not_make_roles_is_told_in_one_line()
    {
        var connection = new NpgsqlConnectionStringBuilder(await server.CreateEmptyDatabaseAsync());
        var name = "limited_" + connection.Database;
        await using (var owner = NpgsqlDataSource.Create(connection.ConnectionString))
        {
            await using var make = owner.CreateCommand($"create role {name} login; alter database {connection.Database} owner to {name}; alter schema public owner to {name}");
            await make.ExecuteNonQueryAsync();
        }

        connection.Username = name;
        await using (var limited = NpgsqlDataSource.Create(connection.ConnectionString + ";Pooling=false"))
        {
            var migrate = () => Migrator.ApplyAsync(limited, NullLogger.Instance, CancellationToken.None);
            (await migrate.Should().ThrowAsync<CannotStartException>()).WithMessage($"*alter role \"{name}\" createrole.").Which.Message.Should().NotContain("\n");
        }
    }

    [Fact]
    public async Task Scripts_are_applied_once_however_often_hosts_start()
    {
        await ApplyAsync(First);
        await ApplyAsync(First, Second);
        await ApplyAsync(First, Second);

        (await ScalarAsync("select count(*) from first")).Should().Be(1L);
        (await ScalarAsync("select string_agg(name, ',' order by number) from porfin_migration")).Should().Be("0001_first,0002_second");
    }

    [Fact]
    public async Task Ten_hosts_that_start_at_once_apply_each_script_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ApplyAsync(First, Second)));

        (await ScalarAsync("select count(*) from first")).Should().Be(1L);
    }

    [Fact]
    public async Task A_script_that_fails_leaves_nothing_behind_and_runs_again_when_repaired()
    {
        var broken = Second with { Sql = "-- Why.\ncreate table second (id int); select 1 / 0;" };

        await FluentActions.Awaiting(() => ApplyAsync(First, broken)).Should().ThrowAsync<PostgresException>();
        (await ScalarAsync("select to_regclass('second')::text")).Should().Be(DBNull.Value);
        await ApplyAsync(First, Second);

        (await ScalarAsync("select count(*) from second")).Should().Be(0L);
    }

    [Fact]
    public async Task A_script_edited_after_it_was_applied_is_refused_by_name()
    {
        await ApplyAsync(First);

        var again = () => ApplyAsync(First with { Sql = First.Sql + " " });

        (await again.Should().ThrowAsync<CannotStartException>()).WithMessage("Migration 0001_first was changed*");
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_said_in_one_line()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Timeout=2");

        var apply = () => Migrator.ApplyAsync(nowhere, [First], NullLogger.Instance, CancellationToken.None);

        (await apply.Should().ThrowAsync<CannotStartException>()).Which.Message.Should().StartWith("The database cannot be reached:").And.NotContain("\n");
    }

    private Task ApplyAsync(params MigrationScript[] scripts) => Migrator.ApplyAsync(source, scripts, NullLogger.Instance, CancellationToken.None);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
