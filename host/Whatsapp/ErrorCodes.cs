using System.Globalization;

namespace Porfin.Host.Whatsapp;

/// <summary>What Meta's error codes ask of us. Only the code decides: titles, HTTP statuses and subcodes change without notice.</summary>
public static class ErrorCodes
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);

    /// <summary>The class of a code.</summary>
    /// <param name="code">Meta's code.</param>
    /// <param name="httpStatus">Decides only for codes that we do not know.</param>
    public static FailureClass ClassOf(int code, int httpStatus = 400) => code switch
    {
        2 or 131016 or 133004 => FailureClass.Unavailable,
        1 or 131000 => FailureClass.Retry,
        4 or 80007 or 130429 or 131056 or 131057 or 132069 or 133015 or 134101 or 2494100 => FailureClass.RetryAfter,
        131048 or 131049 or 131064 or 132015 or 133016 => FailureClass.Wait,
        0 or 190 => FailureClass.StopAccount,
        3 or 10 or (>= 200 and <= 299) or 131005 => FailureClass.StopAccount,
        368 or 131031 or 131037 or 131042 or 131045 or 133010 => FailureClass.StopAccount,
        _ when IsKnownPermanent(code) => FailureClass.Permanent,
        _ when httpStatus >= 500 => FailureClass.Retry, // explained by the Graph API itself, so surely refused
        _ => ClassOfHttp(httpStatus),
    };

    /// <summary>The class of an answer without a code that we know. A 5xx that the Graph API did not explain may come from a proxy behind which the request went on.</summary>
    public static FailureClass ClassOfHttp(int httpStatus) => httpStatus switch
    {
        429 => FailureClass.RetryAfter,
        401 or 403 => FailureClass.StopAccount,
        >= 500 or < 400 => FailureClass.Unknown,
        _ => FailureClass.Permanent,
    };

    internal static bool HoldsNumber(string code) => code is "4" or "80007" or "130429" or "131048" or "131057" or "2494100" or "http:429";

    internal static TimeSpan? DelayAfter(Failed failed, int attempt) => failed.Class switch
    {
        FailureClass.Permanent or FailureClass.StopAccount or FailureClass.Unknown or FailureClass.Unavailable => null,
        _ => failed.RetryAfter ?? DelayOf(failed.Code, failed.Class, Math.Max(attempt, 1)),
    };

    private static TimeSpan DelayOf(string code, FailureClass failureClass, int attempt) => code switch
    {
        "131056" => Growing(TimeSpan.FromSeconds(1), 4, attempt), // the pair rate: Meta says 4^X seconds
        "131057" or "2494100" or "4" or "80007" => Growing(TimeSpan.FromMinutes(1), 2, attempt),
        "133015" => TimeSpan.FromMinutes(5),
        "134101" => TimeSpan.FromMinutes(10),
        "131048" or "132015" => TimeSpan.FromHours(3 * Math.Min(attempt, 8)),
        _ when failureClass == FailureClass.Wait => TimeSpan.FromHours(24 * Math.Min(attempt, 7)),
        _ => Growing(TimeSpan.FromSeconds(1), 2, attempt),
    };

    private static TimeSpan Growing(TimeSpan first, int factor, int attempt)
    {
        var delay = first * Math.Pow(factor, Math.Min(attempt - 1, 16));
        return delay < LongestDelay ? delay : LongestDelay;
    }

    // 130497 stops one country, 131063 one category, 131044 only calls: each concerns the message, so that one foreign recipient cannot stop an account.
    private static bool IsKnownPermanent(int code) => code is
        33 or 100 or 130472 or 130497 or 131008 or 131009 or 131021 or 131026 or 131030 or 131044 or 131047 or (>= 131050 and <= 131053) or 131055
        or 131060 or 131062 or 131063 or (>= 132000 and <= 132012) or 132016 or 132068 or (>= 133000 and <= 133009) or 134011 or 134100 or 134102
        or 135000 or 137000 or (>= 2388000 and <= 2388999);

    internal static string Text(int code) => code.ToString(CultureInfo.InvariantCulture);
}
