using System.Globalization;
using System.Text.Json.Nodes;
using Xunit.Abstractions;

namespace StockOrders.Tests.WholeLife;

/// <summary>
/// The real process on its files, killed with SIGKILL at many random moments while orders go through their lives: every order is
/// finished, nothing is lost, no mail, backorder or payment is doubled, and whoever is asked in a chain of approvals is asked and heard once.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 20;
    private const int AtOnce = 24;
    private const string Account = "crash";
    private const string Key = "a-key-for-the-crash-test";

    private readonly string folder = Directory.CreateTempSubdirectory("stock-orders-").FullName;

    [Fact]
    public async Task Killed_at_many_random_moments_every_order_is_finished_and_nothing_is_lost_or_doubled()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"Seed {seed}");
        using var end = new CancellationTokenSource(Patience.Hang);
        await using var host = new HostProcess(folder, Account, Key);
        await host.Start();
        using var client = new PersistentClient(host.Address, Account, Key, end.Token);
        await Prepare(client);

        var killing = KillAndRestart(host, client, new Random(seed));
        var lives = new List<CrashedLife>();
        var working = Enumerable.Range(0, AtOnce).Select(async worker =>
        {
            for (var round = 0; !killing.IsCompleted; round++)
            {
                var life = new CrashedLife(client, $"{worker}-{round}", (CrashedLife.Kind)((worker + round) % 3));
                lock (lives)
                {
                    lives.Add(life);
                }

                await life.Live();
            }
        });
        await Task.WhenAll(working.Append(killing));
        output.WriteLine($"{lives.Count} lives through {Kills} kills");

        var mails = (JsonArray)await client.Get("/local/messages");
        foreach (var life in lives)
        {
            await life.Check(mails);
        }

        var expected = lives.Count + lives.Count(life => life.HasBackorder);
        var orders = await client.Get("/api/v1/purchase-orders?limit=1");
        Assert.Equal(expected, (int)orders["meta"]!["total"]!);
        var payments = (JsonArray)(await client.Get("/api/v1/payment-queue?limit=1000"))["payments"]!;
        Assert.Equal(expected, payments.Count);
        Assert.Equal(expected, payments.Select(payment => (string)payment!["invoice"]!).Distinct().Count());

        Assert.Equal(lives.Sum(life => life.Mails), mails.Count);
        output.WriteLine($"{mails.Count} mails, {mails.Sum(mail => (int)mail!["posts"]! - 1)} posted again after a crash and recognised");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task Prepare(PersistentClient client)
    {
        await client.Send(HttpMethod.Put, "/api/v1/settings", new { settings = Shop.DefaultSettings() });
        await client.Send(HttpMethod.Put, "/api/v1/approval-rules/chain", new JsonObject
        {
            ["approval-rule"] = new JsonObject
            {
                ["when"] = new JsonObject { ["amount_above"] = CrashedLife.ChainAbove },
                ["steps"] = new JsonArray([.. CrashedLife.Chain.Select(step => new JsonObject
                {
                    ["approvers"] = new JsonArray([.. step.Select(approver => JsonValue.Create(approver))]), ["needs"] = "all",
                })]),
            },
        });
        await client.Send(HttpMethod.Put, "/api/v1/vendors/vendor_1", new { vendor = new { name = "Wonka", email = Shop.Supplier, currency = "GBP", lead_time = 14 } });
        await client.Send(HttpMethod.Put, "/api/v1/warehouses/w1", new { warehouse = new { display_name = "Leeds" } });
        await client.Send(HttpMethod.Put, "/api/v1/variants/c20_123", new
        {
            variant = new { sku = "S", title = "Gobstopper", vendors = new[] { new { vendor = "vendor_1", cost_price = 4 } } },
        });
    }

    private async Task KillAndRestart(HostProcess host, PersistentClient client, Random chance)
    {
        for (var kill = 1; kill <= Kills; kill++)
        {
            // Not after so many milliseconds: on a slow machine the host was dead again before it had done anything.
            // Every fourth time it is, while it goes on with what it was killed in before.
            var answers = kill % 4 == 0 ? 0 : chance.Next(10, 160);
            await client.Answers(answers);
            await host.Kill();
            await host.Start();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Kill {kill} after {answers} answers"));
        }
    }
}
