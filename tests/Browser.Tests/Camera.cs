using System.Buffers.Binary;
using System.Text;
using Microsoft.Playwright;

namespace ConsumerAid.Browser.Tests;

/// <summary>Takes pictures as large as a phone's camera does.</summary>
internal static class Camera
{
    public static async Task<FilePayload> Take(IBrowser browser, CameraNotes? notes = null)
    {
        await using var context = await browser.NewContextAsync();
        var camera = await context.NewPageAsync();
        var picture = Convert.FromBase64String(await camera.EvaluateAsync<string>("""
            () => {
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = [1600, 1200];
              const brush = canvas.getContext('2d'), grain = brush.createImageData(1600, 1200);
              for (let i = 0; i < grain.data.length; i++) grain.data[i] = i % 4 === 3 ? 255 : 150 + i % 4 * 20 + Math.random() * 8;
              brush.putImageData(grain, 0, 0);
              return canvas.toDataURL('image/jpeg', 1).split(',')[1];
            }
            """));
        return new FilePayload { Name = "sacks.jpg", MimeType = "image/jpeg", Buffer = notes is null ? picture : [.. picture[..2], .. notes.Segment(), .. picture[2..]] };
    }
}

/// <summary>What a camera writes into its pictures (Exif, CIPA DC-008): its model, the place, and the hour by its own clock.</summary>
internal sealed record CameraNotes(string Taken, string? Zone, bool IsLittle)
{
    public static ReadOnlySpan<byte> Model => "CANARY-PHONE"u8;

    /// <summary>27° 53′ as the bytes of a latitude.</summary>
    public static byte[] Degrees(bool little) => [.. new[] { 27u, 1u, 53u, 1u }.SelectMany(number => Bytes(number, little))];

    public byte[] Segment()
    {
        // Three directories at fixed places, what does not fit an entry behind them.
        var tiff = new List<byte>(new byte[240]);
        Put(0, IsLittle ? "II*\0"u8.ToArray() : "MM\0*"u8.ToArray());
        Put(4, Whole(8));
        Directory(8, (0x0110, 2, [.. Model, 0]), (0x8769, 4, Whole(80)), (0x8825, 4, Whole(160)));
        Directory(80, [(0x9003, 2, Text(Taken)), .. Zone is null ? Array.Empty<(int, int, byte[])>() : [(0x9011, 2, Text(Zone))]]);
        Directory(160, (0x0002, 5, [.. Degrees(IsLittle), .. Whole(10), .. Whole(1)]));
        byte[] content = [.. "Exif\0\0"u8, .. tiff];
        return [0xFF, 0xE1, (byte)((content.Length + 2) >> 8), (byte)((content.Length + 2) & 0xFF), .. content];

        void Directory(int at, params (int Tag, int Kind, byte[] Value)[] entries)
        {
            Put(at, Short(entries.Length));
            at += 2;
            foreach (var (tag, kind, value) in entries)
            {
                Put(at, [.. Short(tag), .. Short(kind), .. Whole((uint)(kind == 4 ? 1 : kind == 5 ? value.Length / 8 : value.Length)), .. value.Length <= 4 ? value : Whole((uint)tiff.Count)]);
                if (value.Length > 4) tiff.AddRange(value);
                at += 12;
            }
        }

        void Put(int at, byte[] bytes)
        {
            for (var i = 0; i < bytes.Length; i++) tiff[at + i] = bytes[i];
        }
    }

    private byte[] Whole(uint number) => Bytes(number, IsLittle);

    private byte[] Short(int number) => IsLittle ? Bytes((uint)number, true)[..2] : Bytes((uint)number, false)[2..];

    private static byte[] Text(string text) => [.. Encoding.ASCII.GetBytes(text), 0];

    private static byte[] Bytes(uint number, bool little)
    {
        var bytes = new byte[4];
        if (little) BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        else BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }
}
