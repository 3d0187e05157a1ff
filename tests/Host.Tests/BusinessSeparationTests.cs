using FluentAssertions;
using Npgsql;
using Porfin.Host.Businesses;
using Xunit;

namespace Porfin.Host.Tests;

/// <summary>No business sees or touches another's rows, in any table there is or will be.</summary>
public sealed class BusinessSeparationTests(PostgresServer postgres)
{
    private const string TenantTables = """
        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'business_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not c.relispartition order by 1
        """;

    [Fact]
    public async Task Every_table_with_a_business_is_guarded_by_the_database()
    {
        await using var db = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        var tables = await TextsAsync(db, TenantTables);
        tables.Should().Contain(["membership", "conversation", "message", "flow", "conversation_read"]);
        foreach (var table in tables)
        {
            var guards = await TextsAsync(db, $"""
                select polpermissive::text || polcmd::text || (polwithcheck is not null)::text || (polqual is not null)::text
                from pg_policy p join pg_class c on c.oid = p.polrelid where c.relname = '{table}' and c.relrowsecurity
                """);
            guards.Should().Equal(["true*truetrue"], "{0} needs exactly one policy, for reading and for writing", table);
            var open = await TextsAsync(db, $"select attname::text from pg_attribute where attrelid = '{table}'::regclass and attname = 'business_id' and not attnotnull");
            open.Should().BeEmpty("business_id of {0} may never be null", table);
        }
    }

    [Fact]
    public async Task The_role_of_pages_may_touch_no_other_table()
    {
        await using var db = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        var open = await TextsAsync(db, $"""
            select c.relname::text from pg_class c
            where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace and c.relname <> 'business'
            and has_table_privilege('porfin_app', c.oid, 'select, insert, update, delete') and c.relname not in ({TenantTables.Replace("order by 1", "", StringComparison.Ordinal)})
            """);
        open.Should().BeEmpty();
        (await TextsAsync(db, "select 1::text from pg_roles where rolname = 'porfin_app' and (rolsuper or rolbypassrls or rolcanlogin)")).Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_of_another_business_can_be_read_changed_or_made()
    {
        await using var db = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        var (ours, theirs) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var business in new[] { ours, theirs })
        {
            await RunAsync(db, $"insert into business (id, name, created_at) values ('{business}', 'x', now())");
        }

        foreach (var table in await TextsAsync(db, TenantTables))
        {
            var columns = await PutRowAsync(db, table, theirs);
            await using var business = await db.OpenForAsync(ours, CancellationToken.None);
            (await CountAsync(business, $"select count(*) from {table}")).Should().Be(0, "{0} shows rows of another business", table);
            (await business.Command($"update {table} set business_id = business_id").ExecuteNonQueryAsync()).Should().Be(0, "{0} lets rows be changed", table);
            (await business.Command($"delete from {table}").ExecuteNonQueryAsync()).Should().Be(0, "{0} lets rows be deleted", table);
            var insert = async () => await business.Command($"insert into {table} ({columns.Names}) overriding system value values ({columns.Values})").ExecuteNonQueryAsync();
            (await insert.Should().ThrowAsync<PostgresException>("{0} lets rows be made for another business", table)).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);

            await using var owner = await db.OpenForAsync(theirs, CancellationToken.None);
            (await CountAsync(owner, $"select count(*) from {table}")).Should().Be(1, "the business itself sees its row of {0}", table);
        }
    }

    [Fact]
    public async Task A_business_sees_itself_only()
    {
        await using var db = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        var ours = Guid.CreateVersion7();
        await RunAsync(db, $"insert into business (id, name, created_at) values ('{ours}', 'nossa', now()), ('{Guid.CreateVersion7()}', 'outra', now())");
        await using var business = await db.OpenForAsync(ours, CancellationToken.None);
        (await business.Command("select string_agg(name, ',') from business").ExecuteScalarAsync()).Should().Be("nossa");
        (await business.Command("update business set name = 'x'").ExecuteNonQueryAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Role_and_business_end_with_the_transaction()
    {
        var connection = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync()) { MaxPoolSize = 1, NoResetOnClose = true };
        await using var db = NpgsqlDataSource.Create(connection.ConnectionString);
        await using (await db.OpenForAsync(Guid.CreateVersion7(), CancellationToken.None))
        {
        }

        (await TextsAsync(db, "select current_user || '/' || coalesce(current_setting('porfin.business', true), '') || '/' || (current_user = session_user)"))
            .Should().Equal([new NpgsqlConnectionStringBuilder(db.ConnectionString).Username + "//true"]);
    }

    // A row of the other business with made-up values, references switched off: what matters is whose it is.
    private static async Task<RowColumns> PutRowAsync(NpgsqlDataSource db, string table, Guid business)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await new NpgsqlCommand("set local session_replication_role = replica", connection).ExecuteNonQueryAsync();
        var row = await ColumnsAsync(db, table, business);
        await new NpgsqlCommand($"insert into {table} ({row.Names}) overriding system value values ({row.Values})", connection).ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return row;
    }

    private static async Task<RowColumns> ColumnsAsync(NpgsqlDataSource db, string table, Guid business)
    {
        var columns = await TextsAsync(db, $"""
            select attname || '|' || format_type(atttypid, atttypmod) || '|' || coalesce((
                select substring(pg_get_constraintdef(k.oid) from $s$ARRAY\['([^']+)'$s$) from pg_constraint k
                where k.conrelid = a.attrelid and k.contype = 'c' and k.conkey = array[a.attnum]), '')
            from pg_attribute a where attrelid = '{table}'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and (attnotnull or attname = 'business_id') order by attnum
            """);
        var parts = columns.ConvertAll(column => column.Split('|'));
        return new(
            string.Join(", ", parts.Select(part => part[0])),
            string.Join(", ", parts.Select(part => part[0] == "business_id" ? $"'{business}'" : Sample(part[1], part[2]))));
    }

    private static string Sample(string type, string allowed) => type switch
    {
        "uuid" => $"'{Guid.CreateVersion7()}'",
        "text" => allowed.Length > 0 ? $"'{allowed}'" : $"'{Guid.CreateVersion7()}'",
        "timestamp with time zone" => "now()",
        "boolean" => "false",
        "jsonb" => "'{}'",
        "bytea" => @"'\x00'",
        "integer" or "bigint" or "smallint" => "7",
        _ => throw new InvalidOperationException($"The test knows no sample of type {type}: give it one."),
    };

    private static async Task<List<string>> TextsAsync(NpgsqlDataSource db, string sql)
    {
        await using var command = db.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    private static async Task<long> CountAsync(BusinessConnection business, string sql) => (long)(await business.Command(sql).ExecuteScalarAsync())!;

    private static async Task RunAsync(NpgsqlDataSource db, string sql)
    {
        await using var command = db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private sealed record RowColumns(string Names, string Values);
}
