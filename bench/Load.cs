using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ConsumerAid.Bench;

/// <summary>Requests sent over connections that stay open, one after another on each; as little work as possible here, for the server shares the machine.</summary>
internal static partial class Load
{
    /// <summary>Sends for so long from so many clients, or until <paramref name="next"/> answers null, and counts the answers.</summary>
    /// <param name="next">The next request of a client, by the client's number and the request's: the bytes as they go over the wire.</param>
    /// <exception cref="InvalidOperationException">An answer with another status; the message holds its beginning.</exception>
    public static async Task<Sent> Run(int port, int clients, TimeSpan time, int status, Func<int, int, byte[]?> next)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            using var wire = new Wire(port);
            var count = 0;
            while (Stopwatch.GetElapsedTime(start) < time && next(client, count) is { } request)
            {
                await wire.Send(request, status);
                count++;
            }

            return count;
        })));
        return new Sent(counts.Sum(), Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>A GET as it goes over the wire.</summary>
    public static byte[] Get(string path, string headers = "") => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

    /// <summary>A POST of JSON as it goes over the wire.</summary>
    public static byte[] Post(string path, string json, string headers = "") =>
        Encoding.UTF8.GetBytes($"POST {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}");

    /// <summary>How many answers came in how many seconds.</summary>
    internal readonly record struct Sent(int Count, double Seconds);

    /// <summary>One open connection.</summary>
    internal sealed partial class Wire : IDisposable
    {
        private readonly Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private byte[] buffer = new byte[1 << 18];

        public Wire(int port) => socket.Connect(IPAddress.Loopback, port);

        public void Dispose() => socket.Dispose();

        /// <summary>Sends and reads the whole answer: head and body as text of one byte a character, the seams between its chunks taken out.</summary>
        public async Task<string> Ask(byte[] request, int status)
        {
            var length = await Send(request, status);
            return Seam().Replace(Encoding.Latin1.GetString(buffer, 0, length), "");
        }

        /// <summary>Sends and reads the whole answer.</summary>
        /// <returns>Its length with its head.</returns>
        public async ValueTask<int> Send(byte[] request, int status)
        {
            await socket.SendAsync(request);
            var (filled, head, length) = (0, -1, -1);
            while (true)
            {
                if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
                var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
                if (read == 0) throw new InvalidOperationException("The server hung up.");
                filled += read;
                if (head < 0)
                {
                    head = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
                    if (head < 0) continue;
                    head += 4;
                    length = LengthOf(buffer.AsSpan(0, head));
                    if (!buffer.AsSpan(9, 3).SequenceEqual(Encoding.ASCII.GetBytes(status.ToString(CultureInfo.InvariantCulture))))
                    {
                        throw new InvalidOperationException($"{Encoding.UTF8.GetString(request.AsSpan(0, Math.Min(200, request.Length)))}\n{Encoding.UTF8.GetString(buffer.AsSpan(0, Math.Min(filled, 1500)))}");
                    }
                }

                if (length >= 0 ? filled >= head + length : buffer.AsSpan(head, filled - head).EndsWith("0\r\n\r\n"u8)) return filled;
            }
        }

        [GeneratedRegex("\\r\\n[0-9a-f]{1,6}\\r\\n", RegexOptions.None, 1000)]
        private static partial Regex Seam();

        // -1: in chunks.
        private static int LengthOf(ReadOnlySpan<byte> head)
        {
            var at = head.IndexOf("Content-Length: "u8);
            if (at < 0) return -1;
            var rest = head[(at + 16)..];
            return int.Parse(rest[..rest.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
        }
    }
}
