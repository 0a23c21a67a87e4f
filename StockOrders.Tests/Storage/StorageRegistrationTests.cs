using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

public sealed class StorageRegistrationTests
{
    [Fact]
    public void Nothing_is_missed_before_the_store_is_asked_for_and_then_the_setting_is_named()
    {
        var provider = Provider([]);

        var error = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<IStore>);
        Assert.Contains("Storage__tableServiceUri", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredKeyedService<QueueClient>("outbox"));
        Assert.Contains("Storage__queueServiceUri", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_says_where_everything_is()
    {
        var provider = Provider(new() { ["Storage"] = "UseDevelopmentStorage=true" });

        Assert.IsType<AzureTableStore>(provider.GetRequiredService<IStore>());
        Assert.Equal("outbox", provider.GetRequiredKeyedService<QueueClient>("outbox").Name);
    }

    [Fact]
    public void Service_addresses_are_reached_by_the_apps_identity_and_must_be_https()
    {
        Assert.IsType<AzureTableStore>(Provider(new() { ["Storage:tableServiceUri"] = "https://acme.table.core.windows.net" }).GetRequiredService<IStore>());
        Assert.Equal(
            "outbox",
            Provider(new() { ["Storage:queueServiceUri"] = "https://acme.queue.core.windows.net/" }).GetRequiredKeyedService<QueueClient>("outbox").Name);
        foreach (var wrong in new[] { "http://acme.table.core.windows.net", "acme", "", "file:///etc" })
            Assert.Throws<InvalidOperationException>(Provider(new() { ["Storage:tableServiceUri"] = wrong }).GetRequiredService<IStore>);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("AccountName=a")]
    [InlineData("AccountName=a;AccountKey=not base64")]
    [InlineData("AccountName=a;AccountKey=AAAA;TableEndpoint=ftp://x")]
    public void A_connection_string_that_says_too_little_is_told_without_its_key(string connection)
    {
        var error = Assert.Throws<FormatException>(() => new TableClient(connection, "t", new()));
        Assert.DoesNotContain("not base64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_is_sent_over_https_to_the_accounts_own_address()
    {
        var transport = new Answering();
        var credential = DelegatedTokenCredential.Create((context, _) =>
        {
            Assert.Equal("https://storage.azure.com/.default", Assert.Single(context.Scopes));
            return new AccessToken("secret", DateTimeOffset.MaxValue);
        });
        var table = new TableClient(new Uri("https://acme.table.core.windows.net/"), "stockorders", credential, new() { Transport = transport });

        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p'1", "a b")).HasValue);

        Assert.Equal("Bearer secret", transport.Authorization);
        Assert.Equal("https://acme.table.core.windows.net/stockorders(PartitionKey='p%27%271',RowKey='a%20b')", transport.Address);
    }

    [Fact]
    public async Task Metering_counts_each_operation_and_passes_it_on()
    {
        using var inner = new SqliteMemoryStore();
        var store = new StoreMetering(inner);
        await store.Commit("p", [RowChange.Insert("a", new byte[1])], default);
        await store.Read(new("p", "a"), default);
        await store.Read(new("p", "b"), default);

        Assert.Single((await store.List(RowRange.Prefix("p", "a"), 10, null, default)).Rows);
        Assert.Equal((2, 1, 1), (store.Reads, store.Lists, store.Commits));
    }

    private static ServiceProvider Provider(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection().AddStorage(configuration).AddQueue("outbox").BuildServiceProvider();
    }

    /// <summary>Answers 404 to everything and remembers what was asked.</summary>
    private sealed class Answering : HttpPipelineTransport
    {
        public string? Authorization { get; private set; }

        public string? Address { get; private set; }

        public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException();

        public override ValueTask ProcessAsync(HttpMessage message)
        {
            Authorization = message.Request.Headers.TryGetValue("Authorization", out var value) ? value : null;
            Address = message.Request.Uri.ToString();
            message.Response = new NotFound();
            return default;
        }
    }

    private sealed class NotFound : Response
    {
        public override int Status => 404;

        public override string ReasonPhrase => "Not Found";

        public override Stream? ContentStream { get; set; }

        public override string ClientRequestId { get; set; } = "";

        public override void Dispose()
        {
        }

        protected override bool ContainsHeader(string name) => false;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
        {
            values = null;
            return false;
        }
    }
}
