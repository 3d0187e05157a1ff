using Microsoft.AspNetCore.Authorization;

namespace Porfin.Host.Businesses;

/// <summary>
/// What a person may do in a business. Each role may do all that the next may: an admin manages people and accounts, a manager changes flows,
/// an operator serves customers, a viewer reads. The names serve as authorization policies too: "this role or a stronger one".
/// </summary>
public static class Roles
{
    public const string Admin = "admin";
    public const string Manager = "manager";
    public const string Operator = "operator";
    public const string Viewer = "viewer";

    /// <summary>All roles, the strongest first.</summary>
    public static IReadOnlyList<string> All { get; } = [Admin, Manager, Operator, Viewer];

    internal static void AddPolicies(AuthorizationOptions options)
    {
        for (var weakest = 0; weakest < All.Count; weakest++)
        {
            var enough = All.Take(weakest + 1).ToArray();
            options.AddPolicy(All[weakest], policy => policy.RequireClaim(BusinessClaims.Business).RequireRole(enough));
        }
    }
}
