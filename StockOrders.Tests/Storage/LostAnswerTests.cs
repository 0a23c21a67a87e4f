using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using StockOrders.Functions.Storage;

namespace StockOrders.Tests.Storage;

/// <summary>The connection is lost after the table service has carried out a transaction, and before it could say so.</summary>
[Collection(nameof(Azurite))]
public sealed class LostAnswerTests(Azurite azurite)
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string _partition = $"p.{Guid.NewGuid():N}";

    [AzuriteFact]
    public async Task A_commit_whose_answer_was_lost_is_told_as_made()
    {
        var store = Calm();
        await Seed(store);
        var before = await store.Read(new(_partition, "old"), None);

        var outcome = await Losing(1).Commit(
            _partition, [RowChange.Replace("old", Bytes("2"), before!.ETag), RowChange.Insert("new", Bytes("2")), RowChange.Delete("gone")], None);

        Assert.Equal(CommitOutcome.Done, outcome);
        Assert.Equal("2", Text(await store.Read(new(_partition, "old"), None)));
    }

    [AzuriteFact]
    public async Task A_lost_commit_is_still_told_as_made_when_another_has_written_its_row_meanwhile()
    {
        var store = Calm();
        await Seed(store);
        var before = await store.Read(new(_partition, "old"), None);
        var losing = Losing(1, async () => await store.Commit(_partition, [RowChange.Put("old", Bytes("theirs"))], None));

        var outcome = await losing.Commit(_partition, [RowChange.Replace("old", Bytes("ours"), before!.ETag), RowChange.Insert("t.1", Bytes("x"))], None);

        Assert.Equal(CommitOutcome.Done, outcome);
        Assert.Equal("theirs", Text(await store.Read(new(_partition, "old"), None)));
    }

    [AzuriteFact]
    public async Task A_true_conflict_whose_answer_was_lost_stays_a_conflict()
    {
        var store = Calm();
        await Seed(store);

        var outcome = await Losing(1).Commit(_partition, [RowChange.Insert("new", Bytes("1")), RowChange.Insert("old", Bytes("1"))], None);

        Assert.Equal(CommitOutcome.Conflict("old"), outcome);
        Assert.Null(await store.Read(new(_partition, "new"), None));
    }

    [AzuriteFact]
    public async Task The_same_rows_written_by_another_are_not_taken_for_ours()
    {
        var store = Calm();
        RowChange[] changes = [RowChange.Insert("one", Bytes("same"))];
        Assert.Equal(CommitOutcome.Done, await store.Commit(_partition, changes, None));

        Assert.Equal(CommitOutcome.Conflict("one"), await Losing(1).Commit(_partition, changes, None));
    }

    [AzuriteFact]
    public async Task When_no_answer_ever_comes_the_caller_learns_it_and_can_look()
    {
        await Assert.ThrowsAnyAsync<Exception>(async () => await Losing(10).Commit(_partition, [RowChange.Insert("one", Bytes("1"))], None));

        Assert.Equal("1", Text(await Calm().Read(new(_partition, "one"), None)));
    }

    private AzureTableStore Calm() => AzuriteStoreTests.AzureStore(azurite, new());

    private AzureTableStore Losing(int answers, Func<Task>? meanwhile = null) => AzuriteStoreTests.AzureStore(
        azurite,
        new() { Transport = new LossyTransport(answers, meanwhile), Retry = { MaxRetries = 2, Delay = TimeSpan.FromMilliseconds(1) } });

    private async Task Seed(AzureTableStore store) => Assert.Equal(
        CommitOutcome.Done, await store.Commit(_partition, [RowChange.Insert("old", Bytes("1")), RowChange.Insert("gone", Bytes("1"))], None));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string? Text(StoredRow? row) => row is null ? null : Encoding.UTF8.GetString(row.Body.Span);

    private sealed class LossyTransport(int answers, Func<Task>? meanwhile) : HttpPipelineTransport
    {
        private int _left = answers;

        public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException();

        public override async ValueTask ProcessAsync(HttpMessage message)
        {
            await HttpClientTransport.Shared.ProcessAsync(message);
            if (!message.Request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal) || _left-- <= 0) return;
            if (meanwhile is not null) await meanwhile();
            throw new IOException("The connection was lost.");
        }
    }
}
