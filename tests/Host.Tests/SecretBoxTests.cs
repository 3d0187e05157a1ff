using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Porfin.Host.Secrets;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class SecretBoxTests(PostgresServer postgres) : IDisposable
{
    private const string Ring = "select coalesce(xml, '') || ' ' || encode(coalesce(sealed, ''), 'escape') from data_protection_key";
    private readonly string folder = Directory.CreateTempSubdirectory("porfin-key-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Another_host_of_the_installation_opens_what_one_sealed()
    {
        var database = await postgres.CreateDatabaseAsync();
        byte[] box;
        await using (var first = Host(database))
        {
            box = first.GetRequiredService<SecretBox>().Protect("EAAG-segredo-ç");
        }

        await using var second = Host(database);
        second.GetRequiredService<SecretBox>().Unprotect(box).Should().Be("EAAG-segredo-ç");
        Encoding.UTF8.GetString(box).Should().NotContain("segredo");
    }

    [Fact]
    public async Task What_was_altered_is_not_opened()
    {
        await using var host = Host(await postgres.CreateDatabaseAsync());
        var secrets = host.GetRequiredService<SecretBox>();
        var box = secrets.Protect("segredo");
        box[^1] ^= 1;
        secrets.Invoking(each => each.Unprotect(box)).Should().Throw<CryptographicException>();
    }

    [Fact]
    public async Task Another_installation_opens_nothing()
    {
        await using var ours = Host(await postgres.CreateDatabaseAsync());
        await using var theirs = Host(await postgres.CreateDatabaseAsync());
        var box = ours.GetRequiredService<SecretBox>().Protect("segredo");
        theirs.GetRequiredService<SecretBox>().Invoking(each => each.Unprotect(box)).Should().Throw<CryptographicException>();
    }

    [Fact]
    public async Task The_whole_database_does_not_open_its_secrets()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using var host = Host(database);
        host.GetRequiredService<SecretBox>().Protect("segredo");
        (await TextAsync(database, Ring)).Should().NotBeEmpty().And.NotContainAny("<key", "masterKey", "<value");
    }

    [Fact]
    public async Task The_first_start_makes_a_key_file_for_its_user_alone()
    {
        var database = await postgres.CreateDatabaseAsync();
        byte[] box;
        await using (var first = Host(database, ("PORFIN_DATA", folder)))
        {
            box = first.GetRequiredService<SecretBox>().Protect("segredo");
        }

        var file = Path.Combine(folder, "porfin.key");
        new FileInfo(file).UnixFileMode.Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.EnumerateFileSystemEntries(folder).Should().Equal([file]);
        await using var second = Host(database, ("PORFIN_KEY_FILE", file));
        second.GetRequiredService<SecretBox>().Unprotect(box).Should().Be("segredo");
    }

    [Fact]
    public async Task A_missing_key_is_told_and_none_is_made_in_its_place()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (var first = Host(database))
        {
            first.OpenSecrets();
        }

        await using var second = Host(database, ("PORFIN_DATA", folder));
        var fingerprint = SealingKey.Parse(PostgresServer.Key)!.Fingerprint;
        second.Invoking(host => host.OpenSecrets()).Should().Throw<CannotStartException>()
            .WithMessage($"The secrets in this database are sealed by key {fingerprint}, which is missing. Put it back as '{folder}/porfin.key'*").Which.Message.Should().NotContain("\n");
        Directory.EnumerateFileSystemEntries(folder).Should().BeEmpty();
    }

    [Fact]
    public async Task Another_key_is_refused_before_anything_is_touched()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (var first = Host(database))
        {
            first.OpenSecrets();
        }

        var other = SealingKey.Create();
        await using var second = Host(database, ("PORFIN_KEY", other.ToText()));
        second.Invoking(host => host.OpenSecrets()).Should().Throw<CannotStartException>().WithMessage($"*but the key given here is {other.Fingerprint}.*");
    }

    [Theory]
    [InlineData("PORFIN_KEY", "segredo", "PORFIN_KEY is no key*")]
    [InlineData("PORFIN_KEY", "c2VncmVkbw==", "PORFIN_KEY is no key*")]
    [InlineData("PORFIN_KEY_FILE", "/nowhere/key", "*there is no such file.")]
    [InlineData("PORFIN_KEY_FILE", "/etc/hostname", "*holds no key*")]
    public async Task What_is_no_key_is_said_in_one_line(string name, string value, string said)
    {
        await using var host = Host(await postgres.CreateDatabaseAsync(), (name, value));
        host.Invoking(each => each.OpenSecrets()).Should().Throw<CannotStartException>().WithMessage(said);
    }

    [Fact]
    public async Task A_ring_that_lay_open_is_sealed_at_the_next_start_and_still_opens_the_secrets()
    {
        var database = await postgres.CreateDatabaseAsync();
        byte[] box;
        await using (var first = Host(database))
        {
            box = first.GetRequiredService<SecretBox>().Protect("segredo");
        }

        var key = SealingKey.Parse(PostgresServer.Key)!;
        await using (var db = NpgsqlDataSource.Create(database))
        {
            // As it was before: the ring open, and no key agreed upon.
            await using var read = db.CreateCommand("select friendly_name, sealed from data_protection_key");
            string name, xml;
            await using (var reader = await read.ExecuteReaderAsync())
            {
                await reader.ReadAsync();
                (name, xml) = (reader.GetString(0), key.Open(reader.GetString(0), reader.GetFieldValue<byte[]>(1)));
            }

            xml.Should().Contain("masterKey");
            await using var open = db.CreateCommand($"update data_protection_key set sealed = null, xml = '{xml}' where friendly_name = '{name}'; delete from sealing_key");
            await open.ExecuteNonQueryAsync();
        }

        await using var second = Host(database);
        second.OpenSecrets();
        (await TextAsync(database, Ring)).Should().NotBeEmpty().And.NotContainAny("<key", "masterKey");
        second.GetRequiredService<SecretBox>().Unprotect(box).Should().Be("segredo");
    }

    [Fact]
    public void A_key_of_the_ring_cannot_pass_for_another()
    {
        var key = SealingKey.Create();
        var box = key.Seal("one", "xml");
        key.Open("one", box).Should().Be("xml");
        key.Invoking(each => each.Open("two", box)).Should().Throw<CryptographicException>();
        SealingKey.Create().Invoking(each => each.Open("one", box)).Should().Throw<CryptographicException>();
        key.ToString().Should().NotContain(key.ToText());
    }

    private static ServiceProvider Host(string database, params (string Name, string Value)[] settings) => new ServiceCollection()
        .AddLogging().AddSingleton(NpgsqlDataSource.Create(database)).AddSecrets(new ConfigurationBuilder()
            .AddInMemoryCollection((settings is [] ? [("PORFIN_KEY", PostgresServer.Key)] : settings).Select(one => KeyValuePair.Create<string, string?>(one.Item1, one.Item2))).Build())
        .BuildServiceProvider();

    private static async Task<string> TextAsync(string database, string sql)
    {
        await using var db = NpgsqlDataSource.Create(database);
        await using var command = db.CreateCommand(sql);
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
