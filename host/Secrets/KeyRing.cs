using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace Porfin.Host.Secrets;

/// <summary>
/// Keeps Data Protection's keys in PostgreSQL, so that every host of the installation reads what another sealed; themselves sealed by the key outside.
/// </summary>
public sealed class KeyRing(NpgsqlDataSource db, SealingKey key) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var command = db.CreateCommand("select friendly_name, sealed from data_protection_key where sealed is not null");
        using var reader = command.ExecuteReader();
        var keys = new List<XElement>();
        while (reader.Read())
        {
            keys.Add(XElement.Parse(key.Open(reader.GetString(0), reader.GetFieldValue<byte[]>(1))));
        }

        return keys;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var command = db.CreateCommand("insert into data_protection_key (friendly_name, sealed) values ($1, $2)");
        command.Parameters.Add(new NpgsqlParameter { Value = friendlyName });
        command.Parameters.Add(new NpgsqlParameter { Value = key.Seal(friendlyName, element.ToString(SaveOptions.DisableFormatting)) });
        command.ExecuteNonQuery();
    }
}
