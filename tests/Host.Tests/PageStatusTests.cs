using System.Net;
using FluentAssertions;
using Porfin.Host.Tests.Designer;
using Xunit;

namespace Porfin.Host.Tests;

/// <summary>What programs learn from a page's status; who watches a site often asks only for its head.</summary>
[Collection(nameof(OnDesignerHost))]
public sealed class PageStatusTests(DesignerHost host)
{
    [Theory]
    [InlineData("/entrar", HttpStatusCode.OK)]
    [InlineData("/cadastro", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.Redirect)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/nada", HttpStatusCode.NotFound)]
    public async Task The_head_of_a_page_is_that_of_its_visitor(string path, HttpStatusCode expected)
    {
        using var stranger = host.Stranger();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await stranger.SendAsync(request);
        using var page = await stranger.GetAsync(path);
        (head.StatusCode, head.Content.Headers.ContentType?.MediaType).Should().Be((expected, page.Content.Headers.ContentType?.MediaType));
    }
}
