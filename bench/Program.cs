using ConsumerAid.Bench;

// One line per benchmark; each prints its figure and its ratio to a floor measured in the same run, and returns 0 or what went wrong as an exit code.
var benches = new Dictionary<string, Func<Task<int>>>(StringComparer.Ordinal)
{
    ["allocate"] = Plain(Allocate.Run),
    ["rollup-step"] = () => LedgerBench.On(bench => bench.RollUpStep()),
    ["rollup-rebuild"] = () => LedgerBench.On(bench => bench.RollUpRebuild()),
    ["verify"] = () => LedgerBench.On(bench => bench.Verify()),
    ["impact"] = () => LedgerBench.On(bench => bench.Impact()),
    ["seal-leaves"] = Plain(SealLeaves.Seal),
    ["verify-file"] = Plain(SealLeaves.VerifyFile),
};

if (args.FirstOrDefault(name => !benches.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"{unknown} is no benchmark; there are: {string.Join(", ", benches.Keys)}");
    return 2;
}

var worst = 0;
foreach (var name in args.Length > 0 ? args : [.. benches.Keys]) worst = Math.Max(worst, await benches[name]());
return worst;

static Func<Task<int>> Plain(Action run) => () =>
{
    run();
    return Task.FromResult(0);
};
