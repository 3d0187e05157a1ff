using Npgsql;

namespace Porfin.Host.Secrets;

/// <summary>
/// Makes sure that a database and a sealing key belong together: the first host decides which key it is, every later one must bring the same. Key rings of
/// earlier versions, which lay open, are sealed on the way.
/// </summary>
internal static class KeyAgreement
{
    private const long Lock = 0x506F724B6579;

    /// <summary>The key of this database.</summary>
    /// <exception cref="CannotStartException">The key is missing, or is another one than the database was sealed with.</exception>
    public static SealingKey Reach(NpgsqlDataSource db, KeySource source, TimeProvider time)
    {
        using var connection = db.OpenConnection();
        Run(connection, $"select pg_advisory_lock({Lock})");
        try
        {
            var known = (string?)Scalar(connection, "select fingerprint from sealing_key");
            var key = source.Find() ?? (known is null ? source.Make() : throw new CannotStartException(
                $"The secrets in this database are sealed by key {known}, which is missing. {source.Remedy}"));
            if (known is null)
            {
                Run(connection, "insert into sealing_key (fingerprint, created_at) values ($1, $2)", key.Fingerprint, time.GetUtcNow());
            }
            else if (known != key.Fingerprint)
            {
                throw new CannotStartException($"The secrets in this database are sealed by key {known}, but the key given here is {key.Fingerprint}. {source.Remedy}");
            }

            SealOpenRings(connection, key);
            return key;
        }
        finally
        {
            Run(connection, $"select pg_advisory_unlock({Lock})");
        }
    }

    private static void SealOpenRings(NpgsqlConnection connection, SealingKey key)
    {
        var open = new List<(string Name, string Xml)>();
        using (var command = new NpgsqlCommand("select friendly_name, xml from data_protection_key where xml is not null", connection))
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                open.Add((reader.GetString(0), reader.GetString(1)));
            }
        }

        foreach (var (name, xml) in open)
        {
            Run(connection, "update data_protection_key set sealed = $2, xml = null where friendly_name = $1", name, key.Seal(name, xml));
        }

        if (open.Count > 0)
        {
            // The open text must not linger in the table's file.
            Run(connection, "vacuum full data_protection_key");
        }
    }

    private static void Run(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        command.ExecuteNonQuery();
    }

    private static object? Scalar(NpgsqlConnection connection, string sql)
    {
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }
}
