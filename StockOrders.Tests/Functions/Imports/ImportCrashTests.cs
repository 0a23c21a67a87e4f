namespace StockOrders.Tests.Functions.Imports;

/// <summary>The host dies before and after each single write of an import, and another goes on: every line counts once.</summary>
public sealed class ImportCrashTests
{
    private const int Lines = 22_500;

    private static readonly DateTimeOffset Later = new(2026, 5, 1, 9, 20, 0, TimeSpan.Zero);

    [Fact]
    public async Task Wherever_the_host_dies_every_line_counts_once()
    {
        var file = ImportShop.Header + ImportShop.Lines(Lines) + "line-1,v1,w1,2026-04-30,1\nlast,v1,none,2026-04-30,1\naside,none,w1,2026-04-30,1\n";
        var writes = await Live(file, int.MaxValue, isDone: false);
        Assert.True(writes > 200, $"{writes} writes");

        // The first writes are those of the upload, one by one; the last ones end it.
        foreach (var (number, write) in new[] { 1, 2, 3, 4, 5, writes / 4, writes / 2, writes * 2 / 3, writes - 12, writes - 5, writes - 3, writes - 2, writes - 1 }.Index())
        {
            await Live(file, write, isDone: number % 2 == 0);
        }
    }

    /// <summary>How many writes the import took until the host died.</summary>
    private static async Task<int> Live(string file, int write, bool isDone)
    {
        using var store = new DyingStore();
        int writes;
        await using (var first = await (await ImportShop.Open(store)).Stocked())
        {
            store.DieAt(write, isDone);
            await first.Send(file, "k1");
            await first.App.WhenIdle();
            writes = store.Writes;
        }

        store.Revive();
        await using var second = await ImportShop.Open(store, Later);
        var sent = await second.Send(file, "k1");
        await second.App.WhenIdle();
        await second.App.Advance(TimeSpan.FromMinutes(40));
        var done = await second.Import(sent.Id);

        Assert.True(done.Status == "completed", $"{write} {isDone}: {done.Json}");
        Assert.Equal([$"{Lines + 2} id duplicate_id", $"{Lines + 3} warehouse unknown_warehouse"], done.Refused);
        Assert.Equal((Lines + 3, Lines, 2, 1), (done.Number("done"), done.Number("applied"), done.Number("refused"), done.Number("kept_aside")));
        await second.HasSold(Lines);
        return writes;
    }
}
