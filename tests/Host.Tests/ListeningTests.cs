using FluentAssertions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Porfin.Host.CommandLine;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class ListeningTests
{
    [Fact]
    public async Task A_start_that_is_broken_off_ends_what_had_begun()
    {
        using var stop = new CancellationTokenSource();
        var begun = new Begun(stop);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<IHostedService>(begun);
        await using var app = builder.Build();

        await app.Invoking(host => host.ServeAsync(stop.Token)).Should().ThrowAsync<OperationCanceledException>();

        begun.HasEnded.Should().BeTrue();
    }

    /// <summary>Work that has begun when the signal comes.</summary>
    private sealed class Begun(CancellationTokenSource stop) : IHostedService
    {
        public bool HasEnded { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await stop.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            HasEnded = true;
            return Task.CompletedTask;
        }
    }
}
