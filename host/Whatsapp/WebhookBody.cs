namespace Porfin.Host.Whatsapp;

/// <summary>Reads a request's body whole: its bytes are what is signed.</summary>
internal static class WebhookBody
{
    private const int FirstSize = 16 * 1024;

    /// <summary>The bytes; null when there are more than allowed, of which no more is read than shows it.</summary>
    public static async ValueTask<byte[]?> ReadAsync(HttpRequest request, int longest, CancellationToken cancellation)
    {
        if (request.ContentLength > longest)
        {
            return null;
        }

        var buffer = new byte[request.ContentLength is { } length ? (int)length : FirstSize];
        var filled = 0;
        while (true)
        {
            if (filled == buffer.Length)
            {
                if (filled == request.ContentLength)
                {
                    return buffer;
                }

                Array.Resize(ref buffer, Math.Min(filled * 2, longest + 1));
            }

            var read = await request.Body.ReadAsync(buffer.AsMemory(filled), cancellation);
            filled += read;
            if (filled > longest)
            {
                return null;
            }

            if (read == 0)
            {
                return buffer[..filled];
            }
        }
    }
}
