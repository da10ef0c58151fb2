using ConsumerAid.Bench;

// One line per benchmark; each prints its figure and its ratio to a floor measured in the same run, and returns 0 or what went wrong as an exit code.
if (args is ["floors", var port, var database]) return await Floors.Serve(port, database);

var benches = new Dictionary<string, Func<Task<int>>>(StringComparer.Ordinal)
{
    ["allocate"] = Plain(Allocate.Run),
    ["rollup-step"] = () => LedgerBench.On(bench => bench.RollUpStep()),
    ["rollup-rebuild"] = () => LedgerBench.On(bench => bench.RollUpRebuild()),
    ["verify"] = () => LedgerBench.On(bench => bench.Verify()),
    ["impact-query"] = () => LedgerBench.On(bench => bench.Impact()),
    ["seal-leaves"] = Plain(SealLeaves.Seal),
    ["verify-file"] = Plain(SealLeaves.VerifyFile),
    ["charter"] = Served(CharterBench.Run),
    ["lots-page"] = Served(PageBenches.Lots),
    ["lots-page-cached"] = Served(PageBenches.LotsCached),
    ["lot-page"] = Served(PageBenches.Lot),
    ["search"] = Served(PageBenches.Search),
    ["order-list"] = Served(PageBenches.Orders),
    ["impact"] = Served(PageBenches.Impact),
    ["place-order"] = Served(TradeBenches.Place),
    ["approve-order"] = Served(TradeBenches.Approve),
    ["cold-start"] = Served(HostBenches.ColdStart),
    ["weight"] = Served(HostBenches.Weight),
    ["memory"] = Served(HostBenches.Memory),
    ["seed-province"] = Served(HostBenches.SeedProvince),
};

if (args.FirstOrDefault(name => !benches.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"{unknown} is no benchmark; there are: {string.Join(", ", benches.Keys)}");
    return 2;
}

var worst = 0;
try
{
    foreach (var name in args.Length > 0 ? args : [.. benches.Keys.Where(name => name != "seed-province")]) worst = Math.Max(worst, await benches[name]());
}
finally
{
    await Market.Close();
}

return worst;

static Func<Task<int>> Served(Func<Task> run) => async () =>
{
    await run();
    return 0;
};

static Func<Task<int>> Plain(Action run) => () =>
{
    run();
    return Task.FromResult(0);
};
