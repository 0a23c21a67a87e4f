using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Lists;
using StockOrders.Functions.Orders.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Orders;

/// <summary>A draft that was never submitted vanishes with its timeline, in one transaction; anything else is cancelled instead.</summary>
internal sealed class DeleteOrders(ApiDoor door, IStore store)
{
    private const int MaxAttempts = 10;

    /// <summary>What fits one transaction beside the document, its place in lists, what it promises, its exceptions and the count.</summary>
    private const int MaxEntries = StoreLimits.MaxChanges - 5;

    [Function("DeleteOrder")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/purchase-orders/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Delete(request, caller, id, cancellation), cancellation);

    private async Task<IResult> Delete(HttpRequest request, Caller caller, string id, CancellationToken cancellation)
    {
        var named = OrderAnswers.IdOf(id);
        if (named.IsRefused)
        {
            return RefusalAnswer.Of(named.Refusals);
        }

        var partition = OrderRows.Partition(caller.Account);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await store.Read(new StoreKey(partition, OrderRows.Document(named.Value)), cancellation) is not { } row)
            {
                return RefusalAnswer.Of(OrderAnswers.Missing(id));
            }

            var order = Packed.To<StockOrder>(row);
            if ((Conditions.Expected(request)?.Refusal(order.Version, order.SameSince()) ?? Refused(order)) is { } refusal)
            {
                return RefusalAnswer.Of(refusal);
            }

            RowChange[] changes =
            [
                RowChange.Delete(row.Key.Row, row.ETag),
                .. OrderIndexChanges.Of(order, null),
                .. Enumerable.Range(1, order.Version).Select(sequence => RowChange.Delete(OrderRows.Timeline(order.Id, sequence))),
            ];
            if ((await store.Commit(partition, changes, cancellation)).Committed)
            {
                return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
                    OrderJson.Name, order.Id, static (json, gone) => WriteId(json, gone), $"Deleted {OrderJson.Name} {order.Id}"));
            }
        }

        throw new CrowdedException($"Order {id} was changed by others {MaxAttempts} times in a row.");
    }

    private static Refusal? Refused(StockOrder order) => Deleting.Refusal(order) ?? (order.Version > MaxEntries
        ? new Refusal(RefusalKind.Conflict, "too_much_history", "This draft was edited too often to vanish: cancel it instead.")
        : null);

    private static void WriteId(System.Text.Json.Utf8JsonWriter json, OrderId id)
    {
        json.WriteStartObject();
        json.WriteString("id", id.Value);
        json.WriteEndObject();
    }
}
