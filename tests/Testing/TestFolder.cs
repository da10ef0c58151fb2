using System.Diagnostics;
using System.Globalization;

namespace ConsumerAid.Testing;

/// <summary>The folder of this test process for everything it writes. It goes with the process; what a killed process left goes at the next start.</summary>
public static class TestFolder
{
    private const string Prefix = "consumeraid-tests-";

    /// <summary>Absolute path of the folder. It exists.</summary>
    public static string Path { get; } = Create();

    /// <summary>A path in the folder that nothing else has: the name with a number before its ending.</summary>
    public static string Fresh(string name)
    {
        var file = $"{System.IO.Path.GetFileNameWithoutExtension(name)}-{Interlocked.Increment(ref count)}{System.IO.Path.GetExtension(name)}";
        return System.IO.Path.Combine(Path, file);
    }

    private static int count;

    private static string Create()
    {
        foreach (var left in Directory.EnumerateDirectories(System.IO.Path.GetTempPath(), Prefix + "*").Where(OfNobody)) Remove(left);
        var path = Directory.CreateDirectory(System.IO.Path.Combine(System.IO.Path.GetTempPath(), Prefix + Environment.ProcessId)).FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(path);
        return path;
    }

    private static bool OfNobody(string folder)
    {
        if (!int.TryParse(folder[(folder.LastIndexOf(Prefix, StringComparison.Ordinal) + Prefix.Length)..], CultureInfo.InvariantCulture, out var id)) return false;
        if (id == Environment.ProcessId) return true;
        try
        {
            using var process = Process.GetProcessById(id);
            return false;
        }
        catch (ArgumentException) // no such process
        {
            return true;
        }
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{folder} stays: {e.Message}");
        }
    }
}
