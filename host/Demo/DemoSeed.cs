using System.Text;
using Npgsql;
using Porfin.Documents;
using Porfin.Host.Accounts;
using Porfin.Host.Businesses;
using Porfin.Host.CommandLine;
using Porfin.Host.Flows;

namespace Porfin.Host.Demo;

/// <summary>
/// Makes the demo business once: its sign-in, a WhatsApp number that exists nowhere, and the sample flows. What people change afterwards stays; a sample that
/// changed becomes a new version of its flow where the published one is still ours.
/// </summary>
public static class DemoSeed
{
    /// <summary>The number's id in webhooks and Graph addresses: the one that Meta's own examples show.</summary>
    public const string PhoneNumberId = "106540352242922";

    /// <summary>Signs the webhooks of the demo number.</summary>
    public const string AppSecret = "porfin-demo-app-secret";

    private const string AnsweringSample = "assistente-de-leads";
    private const string Author = "Porfin";

    private const string IsTheirs = """
        select exists (select from flow f join flow_version v on v.flow_id = f.id and v.version = f.published_version
            where f.business_id = $1 and f.definition_id = $2 and (v.author is distinct from $3 or v.document = $4))
        """;

    /// <summary>Seeds where <c>PORFIN_DEMO</c> is 1; else does nothing.</summary>
    public static async Task SeedDemoAsync(this IServiceProvider services, CancellationToken cancellation = default)
    {
        if (services.GetRequiredService<IConfiguration>()[Settings.Demo] != "1")
        {
            return;
        }

        await using var scope = services.CreateAsyncScope();
        var db = services.GetRequiredService<NpgsqlDataSource>();
        var business = await FindAsync(db, cancellation) ?? await RegisterAsync(scope.ServiceProvider, cancellation);
        if (business is { } id)
        {
            await AddNumberAsync(services, db, id, cancellation);
            await PublishSamplesAsync(services.GetRequiredService<FlowPublisher>(), db, id, cancellation);
        }
    }

    private static async Task<Guid?> FindAsync(NpgsqlDataSource db, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand("select m.business_id from membership m join app_user u on u.id = m.user_id where u.email = $1 order by m.created_at limit 1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = DemoSignIn.Email });
        return await command.ExecuteScalarAsync(cancellation) as Guid?;
    }

    private static async Task<Guid?> RegisterAsync(IServiceProvider scoped, CancellationToken cancellation)
    {
        var registered = await scoped.GetRequiredService<Registration>().RegisterAsync(new NewBusiness(DemoSignIn.Email, DemoSignIn.Password, DemoSignIn.Business), cancellation);

        // Somebody else may hold the address: then there is no demo, and nothing of theirs is touched.
        return registered.User is null ? null : registered.BusinessId;
    }

    private static async Task AddNumberAsync(IServiceProvider services, NpgsqlDataSource db, Guid business, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand("select exists (select from account where phone_number_id = $1)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PhoneNumberId });
        if (!(bool)(await command.ExecuteScalarAsync(cancellation))!)
        {
            await services.GetRequiredService<AccountStore>().AddAsync(business, Number(), cancellation);
        }
    }

    private static NewAccount Number() => new()
    {
        PhoneNumberId = PhoneNumberId, AppSecret = AppSecret, VerifyToken = "porfin-demo", Token = "porfin-demo-token", WabaId = "102290129340398", Display = "+55 11 95555-0100",
    };

    private static async Task PublishSamplesAsync(FlowPublisher publisher, NpgsqlDataSource db, Guid business, CancellationToken cancellation)
    {
        var samples = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "samples"));
        if (!samples.Exists)
        {
            return;
        }

        foreach (var sample in samples.GetDirectories().OrderBy(folder => folder.Name, StringComparer.Ordinal))
        {
            var document = await File.ReadAllTextAsync(Path.Combine(sample.FullName, "flow.json"), Encoding.UTF8, cancellation);
            if (await IsTheirsAsync(db, business, document, cancellation))
            {
                continue;
            }

            var published = await publisher.PublishAsync(business, new NewVersion(document, "Exemplo do Porfin", Author), cancellation);
            if (published.FlowId is { } flowId && sample.Name == AnsweringSample && !await HasFlowAsync(db, cancellation))
            {
                await publisher.AssignAsync(business, flowId, PhoneNumberId, cancellation);
            }
        }
    }

    /// <summary>True when the flow's published version is another's, or this very document.</summary>
    private static async Task<bool> IsTheirsAsync(NpgsqlDataSource db, Guid business, string document, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand(IsTheirs);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = business });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = FlowReader.Read(document).Flow?.DefinitionId ?? "" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Author });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = document });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task<bool> HasFlowAsync(NpgsqlDataSource db, CancellationToken cancellation)
    {
        await using var command = db.CreateCommand("select flow_id is not null from account where phone_number_id = $1");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PhoneNumberId });
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
