using System.Buffers.Binary;

namespace Porfin.Execution;

/// <summary>Random numbers that follow from an instance and its turn, so that a replay draws the same. The generator is SplitMix64 (Steele, Lea and Flood, 2014).</summary>
internal struct SeededRandom
{
    private ulong state;

    public SeededRandom(Guid instance, int turn)
    {
        Span<byte> bytes = stackalloc byte[16];
        instance.TryWriteBytes(bytes);
        state = BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ (BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]) * 0x9E3779B97F4A7C15) ^ (ulong)turn;
        Next();
    }

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>An id of version 8 (RFC 9562: made by a rule of one's own).</summary>
    public Guid NextId()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Next());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
