using System.Diagnostics;
using System.Globalization;
using FluentAssertions;
using Npgsql;
using Porfin.Host.Database;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("porfin embedded ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_committed_is_there_after_the_server_was_stopped_and_started()
    {
        await using (var first = await StartAsync()) await ExecuteAsync(first, "create table kept as select 42 as answer");
        await using var second = await StartAsync();

        (await ScalarAsync(second, "select answer from kept")).Should().Be(42);
    }

    [Fact]
    public async Task A_killed_server_comes_back_by_itself_with_what_was_committed()
    {
        await using var server = await StartAsync();
        await ExecuteAsync(server, "create table kept as select 42 as answer");
        Kill(ServerId());

        (await EventuallyAsync(() => ScalarAsync(server, "select answer from kept"))).Should().Be(42);
    }

    [Fact]
    public async Task A_server_that_outlived_its_host_is_replaced()
    {
        var data = new DataFolder(folder);
        await using (await StartAsync()) { }
        var orphan = PostgresCommand.Start(PostgresCommand.Prepare(PostgresBinaries.Find(), "postgres", PostgresSettings.Arguments(data)));
        await EventuallyAsync(() => Task.FromResult<object?>(Leftover.IsReady(data) ? true : throw new TimeoutException()));

        await using var server = await StartAsync();

        orphan.HasExited.Should().BeTrue();
        (await ScalarAsync(server, "select 1")).Should().Be(1);
    }

    [Fact]
    public async Task A_server_that_was_killed_together_with_its_host_is_started_anew_at_once()
    {
        var data = new DataFolder(folder);
        await using (await StartAsync()) { }
        for (var i = 0; i < 3; i++)
        {
            using var orphan = PostgresCommand.Start(PostgresCommand.Prepare(PostgresBinaries.Find(), "postgres", PostgresSettings.Arguments(data)));
            await EventuallyAsync(() => Task.FromResult<object?>(Leftover.IsReady(data, orphan.Id) ? true : throw new TimeoutException()));
            Kill(ServerId());

            await using var server = await StartAsync();

            (await ScalarAsync(server, "select 1")).Should().Be(1);
        }
    }

    [Fact]
    public async Task Lock_files_that_name_another_program_of_the_same_user_do_not_stop_the_start()
    {
        var data = new DataFolder(folder);
        await using (await StartAsync()) { }
        string[] nobody = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
        string[] line = [.. nobody, "sleep", "60"];
        using var stranger = Process.Start(line[0], line[1..]);
        await File.WriteAllTextAsync(data.PostmasterPid, $"{stranger.Id}\n{folder}/postgres\n1\n5432\n\n\n\nready\n");
        await File.WriteAllTextAsync(data.SocketLock, $"{stranger.Id}\n{folder}/postgres\n1\n5432\n");

        await using var server = await StartAsync();

        (await ScalarAsync(server, "select 1")).Should().Be(1);
        stranger.HasExited.Should().BeFalse();
        stranger.Kill();
    }

    [Fact]
    public async Task A_server_that_does_not_start_is_told_with_its_own_reason()
    {
        var data = new DataFolder(folder);
        await using (await StartAsync()) { }
        File.Delete(Path.Combine(data.Cluster, "global", "pg_control"));

        var start = StartAsync;

        (await start.Should().ThrowAsync<CannotStartException>()).Which.Message.Should().Contain("pg_control");
    }

    [Fact]
    public async Task Half_a_first_start_is_begun_again()
    {
        var half = Directory.CreateDirectory(Path.Combine(folder, "postgres.new"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "PG_VERSION"), "18\n");

        await using var server = await StartAsync();

        (await ScalarAsync(server, "select 1")).Should().Be(1);
    }

    [Fact]
    public async Task A_second_host_on_the_same_folder_is_told_so()
    {
        await using var first = await StartAsync();

        var start = async () => await StartAsync();

        (await start.Should().ThrowAsync<CannotStartException>()).WithMessage("Another Porfin is using the data folder*");
    }

    [Fact]
    public async Task A_command_joins_the_server_of_a_running_host_and_leaves_it_running()
    {
        await using var host = await StartAsync();
        await using (var command = await EmbeddedPostgres.JoinAsync(new DataFolder(folder))) (await ScalarAsync(command, "select 1")).Should().Be(1);

        (await ScalarAsync(host, "select 2")).Should().Be(2);
    }

    [Fact]
    public async Task A_database_of_another_major_version_is_named_and_left_alone()
    {
        var version = Path.Combine(folder, "postgres", "PG_VERSION");
        Directory.CreateDirectory(Path.GetDirectoryName(version)!);
        await File.WriteAllTextAsync(version, "9\n");

        var start = async () => await StartAsync();

        (await start.Should().ThrowAsync<CannotStartException>()).WithMessage("*was made by PostgreSQL 9,*");
        File.Exists(version).Should().BeTrue();
    }

    [Fact]
    public async Task Every_commit_is_on_disk_before_it_is_acknowledged()
    {
        await using var server = await StartAsync();

        (await ScalarAsync(server, "select current_setting('fsync') || current_setting('synchronous_commit') || current_setting('full_page_writes')")).Should().Be("ononon");
    }

    [Fact]
    public void A_folder_too_deep_for_a_socket_gets_one_in_tmp()
    {
        var deep = Path.Combine(folder, new string('x', 80));

        new DataFolder(deep).Socket.Should().MatchRegex("^/tmp/porfin-[0-9a-f]{16}$");
        new DataFolder(folder).Socket.Should().StartWith(folder);
    }

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(new DataFolder(folder));

    private int ServerId() => int.Parse(File.ReadLines(new DataFolder(folder).PostmasterPid).First(), CultureInfo.InvariantCulture);

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    private static async Task ExecuteAsync(EmbeddedPostgres server, string sql) => await ScalarAsync(server, sql);

    private static async Task<object?> ScalarAsync(EmbeddedPostgres server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<object?> EventuallyAsync(Func<Task<object?>> ask)
    {
        for (var left = 300; ; left--)
        {
            try
            {
                return await ask();
            }
            catch (Exception failure) when (failure is NpgsqlException or TimeoutException && left > 0)
            {
                await Task.Delay(50);
            }
        }
    }
}
