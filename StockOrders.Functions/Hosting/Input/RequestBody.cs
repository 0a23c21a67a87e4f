using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Hosting.Input;

internal static class RequestBody
{
    public const int MaxBytes = 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The whole body without a byte order mark; refused past <see cref="MaxBytes"/>.</summary>
    public static async ValueTask<Outcome<ReadOnlyMemory<byte>>> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBytes)
        {
            return TooLarge();
        }

        var buffer = new byte[request.ContentLength is { } known ? (int)known + 1 : 16 * 1024];
        var length = 0;
        int read;
        while ((read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellation)) > 0)
        {
            length += read;
            if (length > MaxBytes)
            {
                return TooLarge();
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaxBytes + 1));
            }
        }

        var start = buffer.AsSpan(0, length).StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        return (ReadOnlyMemory<byte>)buffer.AsMemory(start, length - start);
    }

    private static Refusal TooLarge() =>
        new(RefusalKind.TooLarge, "body_too_large", $"The body is larger than {MaxBytes} bytes (1 MiB).");
}
