using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Porfin.Host.Demo;

namespace Porfin.Host.CommandLine;

/// <summary>What the person who started Porfin reads once it serves.</summary>
public static class Welcome
{
    /// <summary>Writes address, demo sign-in and what to try as soon as <paramref name="app"/> serves.</summary>
    public static void WelcomeWhenServing(this WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
            Console.Out.WriteLine(Text(address, app.Configuration[Settings.Demo] == "1"));
        });
    }

    private static string Text(string address, bool demo) => !demo ? $"Porfin em {address}" : $"""

        Porfin está no ar: {address}

          Entrar     {DemoSignIn.Email}
          Senha      {DemoSignIn.Password}

          Experimente
            - abra {address}, entre e converse com um fluxo em "Testar"
            - ./porfin chat samples/assistente-de-leads/flow.json
            - ./porfin --help

          Ctrl-C encerra tudo; os dados ficam guardados.

        """;
}
