using Porfin.Host.Accounts;
using Porfin.Host.Businesses;
using Porfin.Host.CommandLine;
using Porfin.Host.Conversations;
using Porfin.Host.Database;
using Porfin.Host.Demo;
using Porfin.Host.Designer;
using Porfin.Host.Flows;
using Porfin.Host.Gallery;
using Porfin.Host.Health;
using Porfin.Host.Http;
using Porfin.Host.Pages;
using Porfin.Host.Runs;
using Porfin.Host.Scenarios;
using Porfin.Host.Secrets;
using Porfin.Host.Telemetry;
using Porfin.Host.TestChats;
using Porfin.Host.Whatsapp;

return await new Verbs(
    ServeAsync,
    [
        new Verb("serve", "", "Serves pages and webhooks.", args => ServeOptions.RunAsync(args, ServeAsync)),
        .. FlowVerbs.All,
        new Verb("account", "add …", "Adds a WhatsApp number.", AccountCommand.RunAsync),
        new Verb("person", "add …", "Invites people into a business, and lists them.", PersonCommand.RunAsync),
        new Verb("flow", "publish …", "Publishes flows, lists them, moves conversations to new versions.", FlowCommand.RunAsync),
        new Verb("journal", "export ID", "Exports what happened in a conversation.", JournalCommand.RunAsync),
    ]).RunAsync(args);

static async Task<int> ServeAsync(string[] settings)
{
    using var starting = new StartingUp();
    var builder = WebApplication.CreateBuilder(ServeOptions.HostOptions(settings));
    builder.AddTelemetry().AddListening();
    await using var server = await DatabaseServer.StartAsync(builder.Configuration, starting.Cancellation);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddDatabase(server).AddHealth();
    builder.Services.AddSecrets(builder.Configuration).AddBusinesses().AddAccounts().AddConversations();
    builder.Services.AddWhatsapp(builder.Configuration).AddHttpCalls(builder.Configuration).AddFlows().AddLine(builder.Configuration).AddTestChats();
    builder.Services.AddRuns().AddScenarios().AddDesigner().AddGallery();
    builder.AddPages();
    await using var app = builder.Build();
    await app.Services.MigrateAsync(starting.Cancellation);
    app.Services.OpenSecrets();
    await app.Services.SeedDemoAsync(starting.Cancellation);
    app.MapHealth();
    app.MapWhatsapp();
    app.UsePages();
    app.MapPages();
    app.MapDesigner();
    app.MapScenarioFiles();
    app.MapGuestChats();
    app.MapFlowSchema();
    app.MapConversations();
    app.MapRuns();
    app.WelcomeWhenServing();
    await app.ServeAsync(starting.Cancellation);
    return ExitCodes.Done;
}
