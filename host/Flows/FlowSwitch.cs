using Npgsql;
using Porfin.Host.Businesses;

namespace Porfin.Host.Flows;

/// <summary>Switches flows off and on. One that is off says nothing: messages are kept for people to see, timers wait.</summary>
public sealed class FlowSwitch(NpgsqlDataSource db)
{
    /// <summary>Switches a flow of a business.</summary>
    public async Task SetAsync(Guid businessId, Guid flowId, bool isOn, CancellationToken cancellation)
    {
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command("update flow set is_on = $2 where id = $1", flowId, isOn);
        await command.ExecuteNonQueryAsync(cancellation);
        await business.CommitAsync(cancellation);
    }
}
