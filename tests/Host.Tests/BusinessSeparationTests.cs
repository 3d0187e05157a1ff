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

    private const string Unguarded = """
        select c.relname || ' has no business_id that is never null' from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'business_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not a.attnotnull
        union all
        select c.relname || ' is not guarded by exactly one policy for reading and writing' from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'business_id' and not a.attisdropped
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and coalesce((
            select string_agg(p.polpermissive::text || p.polcmd::text || (p.polqual is not null)::text || (p.polwithcheck is not null)::text, ',') from pg_policy p where p.polrelid = c.oid), '') = 'true*truetrue')
        """;

    private const string Open = """
        select c.relname || ' is open to the role of pages' from pg_class c
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace = 'public'::regnamespace and c.relname <> 'business'
        and (has_table_privilege('porfin_app', c.oid, 'select, insert, update, delete, truncate, references, trigger') or has_any_column_privilege('porfin_app', c.oid, 'select, insert, update, references'))
        and not (c.relkind in ('r', 'p') and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'business_id' and not a.attisdropped))
        union all
        select c.relname || ' may be emptied by the role of pages' from pg_class c
        where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and has_table_privilege('porfin_app', c.oid, 'truncate, trigger')
        union all
        select p.proname || ' runs with the rights of its owner' from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege('porfin_app', p.oid, 'execute')
        union all
        select 'porfin_app may do what no role of pages may' from pg_roles where rolname = 'porfin_app' and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb)
        union all
        select 'porfin_app belongs to another role' from pg_auth_members where member = 'porfin_app'::regrole
        """;

    [Fact]
    public async Task Every_table_with_a_business_is_guarded_by_the_database()
    {
        await using var db = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        (await TextsAsync(db, TenantTables)).Should().Contain(["membership", "conversation", "message", "flow", "conversation_read"]);
        (await TextsAsync(db, Unguarded)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_role_of_pages_may_touch_no_other_table()
    {
        await using var db = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        (await TextsAsync(db, Open)).Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_of_another_business_can_be_read_changed_or_made()
    {
        await using var db = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        (await LeaksAsync(db)).Should().BeEmpty();
    }

    /// <summary>Each hole that somebody may tear into the separation one day is seen by one of the three tests above.</summary>
    [Theory]
    [InlineData("drop policy message_business on message", "message is not guarded", "the business itself sees its row of message")]
    [InlineData("alter table message disable row level security", "message is not guarded", "message shows rows of another business")]
    [InlineData("alter policy message_business on message using (true)", null, "message shows rows of another business")]
    [InlineData("alter policy message_business on message with check (true)", null, "message lets rows be made for another business")]
    [InlineData("alter policy journal_business on journal using (business_id is not null)", null, "journal shows rows of another business")]
    [InlineData("alter policy business_self on business using (true)", null, "business shows rows of another business")]
    [InlineData("create policy message_more on message to public using (true)", "message is not guarded", "message shows rows of another business")]
    [InlineData("alter table conversation alter business_id drop not null", "conversation has no business_id", null)]
    [InlineData("revoke select on message from porfin_app", null, "message cannot be read")]
    [InlineData("grant select on app_user to porfin_app", "app_user is open", null)]
    [InlineData("grant select (xml) on data_protection_key to porfin_app", "data_protection_key is open", null)]
    [InlineData("grant truncate on message to porfin_app", "message may be emptied", null)]
    [InlineData("create view every_message as select * from message; grant select on every_message to porfin_app", "every_message is open", null)]
    [InlineData("create table note (business_id uuid not null, text text not null); grant select, insert, update, delete on note to porfin_app", "note is not guarded", "note shows rows of another business")]
    [InlineData("create function everybody() returns bigint language sql security definer as 'select count(*) from message'", "everybody runs with the rights of its owner", null)]
    public async Task A_hole_in_the_separation_is_seen(string hole, string? rule, string? leak)
    {
        await using var db = NpgsqlDataSource.Create(await postgres.CreateDatabaseAsync());
        await RunAsync(db, hole);
        var broken = (await TextsAsync(db, Unguarded)).Concat(await TextsAsync(db, Open));
        if (rule is null) broken.Should().BeEmpty();
        else broken.Should().Contain(found => found.StartsWith(rule));

        var leaks = await LeaksAsync(db);
        if (leak is null) leaks.Should().BeEmpty();
        else leaks.Should().Contain(found => found.StartsWith(leak));
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

    /// <summary>Tries every table as one business against the rows of another.</summary>
    private static async Task<List<string>> LeaksAsync(NpgsqlDataSource db)
    {
        var (ours, theirs) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await RunAsync(db, $"insert into business (id, name, created_at) values ('{ours}', 'x', now()), ('{theirs}', 'x', now())");
        var leaks = new List<string>();
        await using (var business = await db.OpenForAsync(ours, CancellationToken.None))
        {
            if (await CountAsync(business, "select count(*) from business") != 1) leaks.Add("business shows rows of another business");
        }

        foreach (var table in await TextsAsync(db, TenantTables))
        {
            try
            {
                leaks.AddRange(await LeaksOfAsync(db, table, ours, theirs));
            }
            catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
            {
                leaks.Add($"{table} cannot be read");
            }
        }

        return leaks;
    }

    private static async Task<List<string>> LeaksOfAsync(NpgsqlDataSource db, string table, Guid ours, Guid theirs)
    {
        var columns = await PutRowAsync(db, table, theirs);
        var leaks = new List<string>();
        await using (var business = await db.OpenForAsync(ours, CancellationToken.None))
        {
            if (await CountAsync(business, $"select count(*) from {table}") != 0) return [$"{table} shows rows of another business"];
            if (await business.Command($"update {table} set business_id = business_id").ExecuteNonQueryAsync() != 0) leaks.Add($"{table} lets rows be changed");
            if (await business.Command($"delete from {table}").ExecuteNonQueryAsync() != 0) leaks.Add($"{table} lets rows be deleted");
            if (await CanInsertAsync(business, table, columns)) leaks.Add($"{table} lets rows be made for another business");
        }

        await using var owner = await db.OpenForAsync(theirs, CancellationToken.None);
        if (await CountAsync(owner, $"select count(*) from {table}") != 1) leaks.Add($"the business itself sees its row of {table} not once");
        return leaks;
    }

    private static async Task<bool> CanInsertAsync(BusinessConnection business, string table, RowColumns columns)
    {
        try
        {
            await business.Command($"insert into {table} ({columns.Names}) overriding system value values ({columns.Values})").ExecuteNonQueryAsync();
            return true;
        }
        catch (PostgresException refused)
        {
            // A policy is asked before a constraint is: any other refusal means that the row would have been allowed.
            return refused.SqlState != PostgresErrorCodes.InsufficientPrivilege;
        }
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
        "jsonb" or "text[]" => "'{}'",
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
