using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StockOrders.Functions.Connections;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;
using StockOrders.Tests.Functions.Connections;
using StockOrders.Tests.Functions.OpenApi;
using StockOrders.Tests.Storage;

namespace StockOrders.Tests.Contract;

/// <summary>
/// A client walks through the whole API over real HTTP, and every answer is what is kept: the same on every store. The calls stand in
/// <c>Walk/</c>, the answers in <c>Snapshots/</c>.
/// </summary>
public abstract class ContractWalk : IDisposable
{
    private const string Account = "walker";
    private const string Key = "the-walkers-own-key";

    private readonly string folder = Directory.CreateTempSubdirectory("stock-orders-").FullName;

    private protected abstract StoreChoice Store { get; }

    public void Dispose()
    {
        Directory.Delete(folder, true);
        GC.SuppressFinalize(this);
    }

    [StoreFact]
    public async Task Every_answer_is_as_it_is_kept()
    {
        await using var side = await OtherSide.Open();
        await using var app = await LocalApp.Start(new LocalAppOptions
        {
            Store = Store,
            DataDirectory = folder,
            Urls = "http://127.0.0.1:0",
            VirtualClock = new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero),
            Accounts = [new AccountKey(Account, Key)],
            Services = services => services.RemoveAll<WireTimes>().AddSingleton(side.Network),
        });
        using var client = new HttpClient(new ContractWatch(new SocketsHttpHandler())) { BaseAddress = app.BaseAddress, Timeout = Patience.Hang };
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["side"] = side.Url, ["secret"] = OtherSide.Secret };
        var faults = new List<string>();

        foreach (var (name, steps) in WalkStep.Files())
        {
            var answers = new JsonArray();
            var placeholders = new Placeholders((side.Url, "{side}"));
            foreach (var step in steps)
            {
                answers.Add((JsonNode)await Take(client, step, values, placeholders, faults));

                // Everything that follows comes to rest, and no two things happen at the same instant.
                await app.WhenIdle();
                await app.Advance(TimeSpan.FromSeconds(1));
            }

            if (KeptAnswers.Fault(name, answers) is { } fault)
                faults.Add(fault);
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task<JsonObject> Take(HttpClient client, WalkStep step, Dictionary<string, string> values, Placeholders placeholders, List<string> faults)
    {
        using var request = new HttpRequestMessage(step.Method, Filled(step.Address, values));
        var media = step.Headers.FirstOrDefault(header => header.Name == "Content-Type").Value ?? "application/json";
        if (step.Body.Length > 0)
            request.Content = new StringContent(Filled(step.Body, values), Encoding.UTF8, media);
        foreach (var (name, value) in step.Headers.Where(header => header.Name != "Content-Type").Concat([("Authorization", Key), ("Account", Account)]).DistinctBy(header => header.Item1))
            request.Headers.TryAddWithoutValidation(name, Filled(value, values));

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode != step.Status)
            faults.Add($"{step.Title}: {step.Method} {request.RequestUri} answered {(int)response.StatusCode}, not {step.Status}: {text}");
        foreach (var (name, path) in (int)response.StatusCode == step.Status ? step.Kept : [])
        {
            if ((path == "ETag" ? response.Headers.ETag?.ToString() : Find(JsonNode.Parse(text), path)?.ToString()) is { } value)
                values[name] = value;
            else
                faults.Add($"{step.Title}: the answer has no {path}: {text}");
        }

        return Told(step, response, placeholders.In(text), placeholders);
    }

    private static JsonObject Told(WalkStep step, HttpResponseMessage response, string text, Placeholders placeholders)
    {
        var told = new JsonObject { ["does"] = step.Title, ["call"] = $"{step.Method} {step.Address}", ["status"] = (int)response.StatusCode };
        if (response.Headers.Location is { } location)
            told["Location"] = placeholders.In(location.ToString());
        if (response.Headers.ETag is { } tag && step.Address.Contains("/purchase-orders/", StringComparison.Ordinal))
            told["ETag"] = tag.ToString();
        var media = response.Content.Headers.ContentType?.MediaType ?? "";
        if (media != "application/json")
            told["Content-Type"] = media;
        told["answer"] = text.Length == 0 ? null : media.EndsWith("json", StringComparison.Ordinal) ? JsonNode.Parse(text) : new JsonArray([.. text.Split('\n').Select(line => JsonValue.Create(line.TrimEnd('\r')))]);
        return told;
    }

    private static JsonNode? Find(JsonNode? answer, string path) => path.Split('.').Aggregate(answer, (node, part) => node?[part]);

    private static string Filled(string text, Dictionary<string, string> values) =>
        values.Aggregate(text, (filled, value) => filled.Replace("{{" + value.Key + "}}", value.Value, StringComparison.Ordinal));
}

public sealed class ContractOnSqlite : ContractWalk
{
    private protected override StoreChoice Store => StoreChoice.Sqlite;
}

[Collection(nameof(Azurite))]
public sealed class ContractOnAzurite(Azurite azurite) : ContractWalk
{
    private protected override StoreChoice Store { get; } = new(StoreKind.Azure, azurite.OwnConnectionString());
}
