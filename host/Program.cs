using Porfin.Host.Businesses;
using Porfin.Host.CommandLine;
using Porfin.Host.Conversations;
using Porfin.Host.Database;
using Porfin.Host.Health;
using Porfin.Host.Pages;
using Porfin.Host.Secrets;
using Porfin.Host.Telemetry;
using Porfin.Host.TestChats;

return await new Verbs(
    ServeAsync,
    new Verb("serve", "", "Serves pages and webhooks.", args => ServeOptions.RunAsync(args, ServeAsync))).RunAsync(args);

static async Task<int> ServeAsync(string[] settings)
{
    using var starting = new StartingUp();
    var builder = WebApplication.CreateBuilder(ServeOptions.HostOptions(settings));
    builder.AddTelemetry().AddListening();
    await using var server = await DatabaseServer.StartAsync(builder.Configuration, starting.Cancellation);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddDatabase(server).AddHealth();
    builder.Services.AddSecrets().AddBusinesses().AddConversations();
    builder.Services.AddTestChats();
    builder.AddPages();
    await using var app = builder.Build();
    await app.Services.MigrateAsync(starting.Cancellation);
    app.MapHealth();
    app.UsePages();
    app.MapPages();
    app.WelcomeWhenServing();
    await app.ServeAsync(starting.Cancellation);
    return ExitCodes.Done;
}
