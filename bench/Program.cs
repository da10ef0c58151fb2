using ConsumerAid.Bench;

// One line per benchmark; each prints its figure and its ratio to a floor measured in the same run.
var benches = new Dictionary<string, Action>(StringComparer.Ordinal)
{
    ["seal-leaves"] = SealLeaves.Seal,
    ["verify-file"] = SealLeaves.VerifyFile,
};

if (args.FirstOrDefault(name => !benches.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"{unknown} is no benchmark; there are: {string.Join(", ", benches.Keys)}");
    return 2;
}

foreach (var name in args.Length > 0 ? args : [.. benches.Keys]) benches[name]();
return 0;
