using System.Net;
using System.Text;
using FluentAssertions;
using Porfin.Host.Tests.Designer;
using Xunit;

namespace Porfin.Host.Tests;

/// <summary>Programs are told that they may not, never led to a page.</summary>
[Collection(nameof(OnDesignerHost))]
public sealed class ApiDoorsTests(DesignerHost host)
{
    [Theory]
    [InlineData("/api/v1/tasks/x/complete", "{}")]
    [InlineData("/api/v1/events/pago", "{}")]
    [InlineData("/api/v1/runs/0190d3a0-0000-7000-8000-000000000000/cancel", null)]
    [InlineData("/api/v1/runs/0190d3a0-0000-7000-8000-000000000000/cancel", "{}")]
    [InlineData("/api/designer/flows/0190d3a0-0000-7000-8000-000000000000/presence", "{}")]
    public async Task Without_a_session_the_answer_is_401(string path, string? body)
    {
        using var stranger = host.Stranger();
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await stranger.PostAsync(path, content);
        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }
}
