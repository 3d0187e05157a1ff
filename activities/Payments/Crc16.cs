using System.Text;

namespace Porfin.Activities.Payments;

/// <summary>The check sum at the end of a BR Code: CRC-16/CCITT-FALSE over the UTF-8 bytes, as four capital hex digits.</summary>
internal static class Crc16
{
    /// <summary>The check sum of a text.</summary>
    public static string Of(string text)
    {
        var sum = 0xFFFF;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            sum ^= octet << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 0x8000) != 0 ? (sum << 1) ^ 0x1021 : sum << 1;
            }
        }

        return (sum & 0xFFFF).ToString("X4", System.Globalization.CultureInfo.InvariantCulture);
    }
}
