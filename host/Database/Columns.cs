using Npgsql;
using NpgsqlTypes;

namespace Porfin.Host.Database;

/// <summary>Typed parameters for statements that take whole columns (<c>unnest</c>): prepared statements need the types before the values.</summary>
internal static class Columns
{
    public static NpgsqlBatchCommand Statement(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    public static NpgsqlParameter Ids(Guid[] values) => Of(values, NpgsqlDbType.Array | NpgsqlDbType.Uuid);

    public static NpgsqlParameter Ids(Guid?[] values) => Of(values, NpgsqlDbType.Array | NpgsqlDbType.Uuid);

    public static NpgsqlParameter Longs(long[] values) => Of(values, NpgsqlDbType.Array | NpgsqlDbType.Bigint);

    public static NpgsqlParameter Ints(int[] values) => Of(values, NpgsqlDbType.Array | NpgsqlDbType.Integer);

    public static NpgsqlParameter Texts(string?[] values) => Of(values, NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static NpgsqlParameter Flags(bool[] values) => Of(values, NpgsqlDbType.Array | NpgsqlDbType.Boolean);

    public static NpgsqlParameter Times(DateTime?[] values) => Of(values, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz);

    public static NpgsqlParameter Bytes(byte[][] values) => Of(values, NpgsqlDbType.Array | NpgsqlDbType.Bytea);

    public static NpgsqlParameter Time(DateTimeOffset value) => Of(value.UtcDateTime, NpgsqlDbType.TimestampTz);

    public static NpgsqlParameter Number(long value) => Of(value, NpgsqlDbType.Bigint);

    public static T[] Of<TRow, T>(IReadOnlyList<TRow> rows, Func<TRow, T> value)
    {
        var column = new T[rows.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = value(rows[i]);
        }

        return column;
    }

    private static NpgsqlParameter<T> Of<T>(T value, NpgsqlDbType type) => new() { TypedValue = value, NpgsqlDbType = type };
}
