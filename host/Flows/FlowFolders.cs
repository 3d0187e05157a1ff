using Npgsql;
using Porfin.Host.Businesses;

namespace Porfin.Host.Flows;

/// <summary>In which folder flows lie. A folder is there as long as something lies in it.</summary>
public sealed class FlowFolders(NpgsqlDataSource db)
{
    /// <summary>The longest name of a folder.</summary>
    public const int LongestName = 60;

    /// <summary>Puts a flow into a folder; an empty name takes it out of any.</summary>
    public async Task MoveAsync(Guid businessId, Guid flowId, string folder, CancellationToken cancellation)
    {
        var name = folder.Trim();
        await using var business = await db.OpenForAsync(businessId, cancellation);
        await using var command = business.Command("update flow set folder = $2 where id = $1", flowId, name.Length > LongestName ? name[..LongestName] : name);
        await command.ExecuteNonQueryAsync(cancellation);
        await business.CommitAsync(cancellation);
    }
}
