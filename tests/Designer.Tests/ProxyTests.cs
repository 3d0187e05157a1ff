using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;

namespace Porfin.Designer.Tests;

/// <summary>Behind a proxy with TLS on the same machine every cookie is secure, without a setting; without TLS one can sign in as well.</summary>
[Collection(nameof(OnSite))]
public sealed partial class ProxyTests(PorfinSite site)
{
    [Theory]
    [InlineData("https", true)]
    [InlineData(null, false)]
    public async Task Cookies_are_secure_when_the_visitor_came_by_https(string? forwarded, bool isSecure)
    {
        var email = $"proxy-{forwarded}@example.com";
        await site.RegisterAsync(email);
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(site.Url) };
        if (forwarded is not null) browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", forwarded);

        using var page = await browser.GetAsync("/entrar");
        var antiforgery = page.Headers.GetValues("Set-Cookie").Single();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Token().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value, ["_handler"] = "entrar", ["email"] = email, ["senha"] = Passwords.Good,
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/entrar") { Content = form, Headers = { { "Cookie", antiforgery.Split(';')[0] } } };
        using var signedIn = await browser.SendAsync(request);

        signedIn.StatusCode.Should().Be(HttpStatusCode.Redirect);
        string[] cookies = [antiforgery, signedIn.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("porfin.session=", StringComparison.Ordinal))];
        cookies.Should().AllSatisfy(cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase).Should().Be(isSecure))
            .And.AllSatisfy(cookie => cookie.Should().ContainEquivalentOf("; httponly").And.ContainEquivalentOf("; samesite="));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
