using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Porfin.Host.Accounts;

namespace Porfin.Host.Outbox;

/// <summary>How fast each number may send.</summary>
internal sealed class AccountPace(KnownAccounts accounts, IOptions<OutboxOptions> options)
{
    private const int DefaultPerSecond = 80; // Meta's throughput of a number that was not raised
    private const int PeriodsPerSecond = 20;

    /// <summary>A token bucket that holds one second's worth.</summary>
    public TokenBucketRateLimiter Of(Guid accountId)
    {
        var perSecond = options.Value.MessagesPerSecond > 0 ? options.Value.MessagesPerSecond : accounts.Book.Of(accountId)?.MessagesPerSecond ?? DefaultPerSecond;
        return new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond,
            TokensPerPeriod = Math.Max(1, perSecond / PeriodsPerSecond),
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)Math.Max(1, perSecond / PeriodsPerSecond) / perSecond),
            QueueLimit = int.MaxValue,
        });
    }
}
