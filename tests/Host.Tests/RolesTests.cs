using System.Security.Claims;
using FluentAssertions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Porfin.Host.Businesses;
using Xunit;

namespace Porfin.Host.Tests;

public sealed class RolesTests
{
    private readonly IAuthorizationService authorization =
        new ServiceCollection().AddLogging().AddAuthorization(Roles.AddPolicies).BuildServiceProvider().GetRequiredService<IAuthorizationService>();

    [Theory]
    [InlineData("admin", "admin manager operator viewer")]
    [InlineData("manager", "manager operator viewer")]
    [InlineData("operator", "operator viewer")]
    [InlineData("viewer", "viewer")]
    [InlineData("owner", "")]
    public async Task A_role_may_do_all_that_weaker_ones_may_and_no_more(string role, string allowed)
    {
        var person = Person(new Claim(ClaimTypes.Role, role), new Claim(BusinessClaims.Business, Guid.CreateVersion7().ToString()));
        var open = new List<string>();
        foreach (var policy in Roles.All)
        {
            if ((await authorization.AuthorizeAsync(person, null, policy)).Succeeded)
            {
                open.Add(policy);
            }
        }

        string.Join(' ', open).Should().Be(allowed);
    }

    [Fact]
    public async Task A_role_without_a_business_opens_nothing() =>
        (await authorization.AuthorizeAsync(Person(new Claim(ClaimTypes.Role, Roles.Admin)), null, Roles.Viewer)).Succeeded.Should().BeFalse();

    private static ClaimsPrincipal Person(params Claim[] claims) => new(new ClaimsIdentity(claims, "test"));
}
