namespace Porfin.Host.Businesses;

/// <summary>
/// A header that changes through addresses for programs must carry. Another site can make a browser send its cookie along (never with SameSite=Lax, but belt and braces), yet not this header.
/// </summary>
internal static class OwnHeader
{
    /// <summary>Its name.</summary>
    public const string Name = "X-Porfin";

    /// <summary>Refuses changes without it.</summary>
    public static RouteGroupBuilder RequireOwnHeader(this RouteGroupBuilder group) => group.AddEndpointFilter(CheckAsync);

    private static ValueTask<object?> CheckAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var request = call.HttpContext.Request;
        return HttpMethods.IsGet(request.Method) || request.Headers.ContainsKey(Name)
            ? next(call)
            : ValueTask.FromResult<object?>(Results.Problem($"The header {Name} is missing.", statusCode: StatusCodes.Status400BadRequest));
    }
}
