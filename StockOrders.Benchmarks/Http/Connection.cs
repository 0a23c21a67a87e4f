using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace StockOrders.Benchmarks.Http;

/// <summary>One connection kept alive. A bare socket: HttpClient would cost more of the machine than the host that is to be measured.</summary>
internal sealed class Connection : IDisposable
{
    private readonly TcpClient client = new() { NoDelay = true };
    private readonly Uri address;
    private byte[] answer = new byte[256 * 1024];

    private Connection(Uri address) => this.address = address;

    public static async Task<Connection> Open(Uri address)
    {
        var connection = new Connection(address);
        await connection.client.ConnectAsync(address.Host, address.Port);
        return connection;
    }

    /// <summary>Sends a request and reads its answer to the end.</summary>
    /// <returns>The answer with its head, good until the next request.</returns>
    public async Task<ReadOnlyMemory<byte>> Send(string method, string path, string headers, ReadOnlyMemory<byte> body = default)
    {
        var head = Encoding.ASCII.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\n{headers}"
            + (body.IsEmpty ? "\r\n" : $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"));
        var stream = client.GetStream();
        await stream.WriteAsync(body.IsEmpty ? head : (byte[])[.. head, .. body.Span]);
        var (length, whole) = (0, -1);
        do
        {
            if (length == answer.Length)
            {
                Array.Resize(ref answer, answer.Length * 2);
            }

            var read = await stream.ReadAsync(answer.AsMemory(length));
            length += read > 0 ? read : throw new IOException("The host closed the connection.");
            whole = whole < 0 ? WholeLength(answer.AsSpan(0, length)) : whole;
        }
        while (whole == 0 ? !answer.AsSpan(0, length).EndsWith("\r\n0\r\n\r\n"u8) : length < whole || whole < 0);

        return answer[9] == '2'
            ? answer.AsMemory(0, whole == 0 ? Joined(length) : length)
            : throw new InvalidOperationException(Encoding.UTF8.GetString(answer, 0, Math.Min(length, 2000)));
    }

    /// <summary>Takes out what stands between chunks, so that no word is cut; the length that is left.</summary>
    private int Joined(int length)
    {
        var body = answer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) + 4;
        var (from, to) = (body, body);
        while (from < length)
        {
            var line = answer.AsSpan(from, length - from).IndexOf("\r\n"u8);
            var size = int.Parse(answer.AsSpan(from, line), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (size == 0)
            {
                break;
            }

            answer.AsSpan(from + line + 2, size).CopyTo(answer.AsSpan(to));
            (from, to) = (from + line + 2 + size + 2, to + size);
        }

        return to;
    }

    public void Dispose() => client.Dispose();

    /// <summary>With its head; 0 where it comes in chunks, -1 while that is not known.</summary>
    private static int WholeLength(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return -1;
        }

        var head = answer[..(end + 2)];
        var header = head.IndexOf("Content-Length: "u8);
        return header < 0
            ? 0
            : end + 4 + int.Parse(head[(header + 16)..][..head[(header + 16)..].IndexOf("\r\n"u8)], CultureInfo.InvariantCulture);
    }
}
