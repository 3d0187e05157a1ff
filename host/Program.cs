using Porfin.Host.Businesses;
using Porfin.Host.Conversations;
using Porfin.Host.Database;
using Porfin.Host.Pages;
using Porfin.Host.Secrets;
using Porfin.Host.TestChats;

var builder = WebApplication.CreateBuilder(args);
await using var server = await DatabaseServer.StartAsync(builder.Configuration);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddDatabase(server);
builder.Services.AddSecrets().AddBusinesses().AddConversations();
builder.Services.AddTestChats();
builder.AddPages();
var app = builder.Build();
await app.Services.MigrateAsync();
app.UsePages();
app.MapPages();
await app.RunAsync();
