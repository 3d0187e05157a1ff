using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Porfin.Host.Secrets;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class SecretBoxTests(PostgresServer postgres)
{
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

    private static ServiceProvider Host(string database) =>
        new ServiceCollection().AddLogging().AddSingleton(NpgsqlDataSource.Create(database)).AddSecrets().BuildServiceProvider();
}
