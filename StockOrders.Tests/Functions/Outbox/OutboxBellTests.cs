using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;
using StockOrders.Domain.Values;
using StockOrders.Functions.Outbox;

namespace StockOrders.Tests.Functions.Outbox;

/// <summary>The bell rings after a change is made, so nothing that happens to the queue may turn the change into a failure.</summary>
public sealed class OutboxBellTests
{
    private readonly Mock<QueueClient> queue = new(MockBehavior.Strict);

    [Fact]
    public async Task Queue_that_is_not_there_yet_is_made_and_rung()
    {
        var sends = 0;
        queue.Setup(client => client.SendMessageAsync(It.IsAny<string>(), null, null, It.IsAny<CancellationToken>()))
            .Returns(() => ++sends == 1 ? throw new RequestFailedException(404, "missing", "QueueNotFound", null) : Task.FromResult<Response<SendReceipt>>(null!));
        queue.Setup(client => client.CreateIfNotExistsAsync(null, It.IsAny<CancellationToken>())).ReturnsAsync((Response)null!);

        await Ring();

        queue.Verify(client => client.CreateIfNotExistsAsync(null, It.IsAny<CancellationToken>()), Times.Once);
        Assert.Equal(2, sends);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Queue_that_is_down_does_not_fail_the_change_that_is_made(Exception failure)
    {
        queue.Setup(client => client.SendMessageAsync(It.IsAny<string>(), null, null, It.IsAny<CancellationToken>())).ThrowsAsync(failure);

        await Ring();

        queue.Verify(client => client.SendMessageAsync(It.IsAny<string>(), null, null, It.IsAny<CancellationToken>()), Times.Once);
    }

    public static TheoryData<Exception> Failures => new()
    {
        new RequestFailedException(503, "busy"),
        new AggregateException(new RequestFailedException("unreachable"), new RequestFailedException("unreachable")),
    };

    private Task Ring() =>
        new OutboxBell(queue.Object, NullLogger<OutboxBell>.Instance).Ring(new AccountId("a1"), ["o.1.wake"], CancellationToken.None);
}
