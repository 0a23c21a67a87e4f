using System.Net;
using System.Text.Json.Nodes;

namespace StockOrders.Tests.WholeLife;

/// <summary>One order's life as its people live it, whatever becomes of the server meanwhile.</summary>
internal sealed class CrashedLife(PersistentClient client, string name, bool isExpensive)
{
    private const int Ordered = 600;
    private const int Arrived = 480;
    private const int Routine = 100;

    private string order = "";
    private string backorder = "";

    /// <summary>Above the limit, so a person approves it; it is delivered short, so it gets a backorder.</summary>
    public bool IsExpensive => isExpensive;

    public async Task Live()
    {
        var quantity = isExpensive ? Ordered : Routine;
        var made = await client.Send(HttpMethod.Post, "/api/v1/purchase-orders", new JsonObject
        {
            ["purchase-order"] = new JsonObject
            {
                ["status"] = "OPEN",
                ["reference"] = name,
                ["vendor"] = "vendor_1",
                ["warehouse"] = "w1",
                ["items"] = new JsonArray(new JsonObject { ["id"] = "c20_123", ["replenishment"] = quantity, ["cost_price"] = 4 }),
            },
        }, idempotencyKey: "create-" + name);
        order = (string)made["purchase-order"]!["id"]!;
        if (isExpensive)
        {
            await client.Press(await Link(Shop.Approver, "/approve/", order), "approve");
        }

        await ConfirmAndReceive(order, isExpensive ? Arrived : Routine);
        if (isExpensive)
        {
            var closed = await client.Send(
                HttpMethod.Post, $"/api/v1/purchase-orders/{order}/actions/close", new { remainder = "backorder" }, idempotencyKey: "close-" + name);
            backorder = (string)closed["backorder"]!;
            await Invoice(order, "INV-" + name, Arrived);
            await ConfirmAndReceive(backorder, Ordered - Arrived);
            await Invoice(backorder, "INV-B-" + name, Ordered - Arrived);
            await Stage(backorder, "closed");
        }
        else
        {
            await Invoice(order, "INV-" + name, Routine);
        }

        await Stage(order, "closed");
    }

    public async Task Check(JsonArray mails)
    {
        Assert.Equal(isExpensive ? 2 : 1, Mails(mails, order));
        Assert.Equal(
            isExpensive
                ?
                [
                    "order.created", "order.submitted", "approval.requested", "approval.approved", "order.sent", "order.confirmed",
                    "goods.received", "order.closed", "invoice.recorded",
                ]
                :
                [
                    "order.created", "order.submitted", "approval.automatic", "order.sent", "order.confirmed",
                    "goods.received", "matching.begun", "invoice.recorded", "order.closed",
                ],
            await Timeline(order));
        if (isExpensive)
        {
            Assert.Equal(1, Mails(mails, backorder));
            var made = (await client.Get($"/api/v1/purchase-orders/{backorder}"))["purchase-order"]!;
            Assert.Equal(order, (string)made["backorder_of"]!);
            Assert.Equal(Ordered - Arrived, (decimal)made["total_ordered"]!);
        }
    }

    private static int Mails(JsonArray mails, string of) =>
        mails.Count(mail => ((string)mail!["effect_id"]!).StartsWith(of + ".", StringComparison.Ordinal));

    private async Task ConfirmAndReceive(string id, int total)
    {
        await client.Press(await Link(Shop.Supplier, "/supplier/", id), "confirm");
        await Stage(id, "confirmed");
        await client.Send(HttpMethod.Patch, $"/api/v1/purchase-orders/{id}/items", new { items = new[] { new { id = "c20_123", received = total } } });
        if (id != order || !isExpensive)
        {
            await Stage(id, "matching");
        }
    }

    private Task Invoice(string id, string number, int quantity) => client.Send(
        HttpMethod.Post,
        "/api/v1/invoices",
        new
        {
            invoice = new
            {
                number, vendor = "vendor_1", purchase_order = id, date = "2026-05-20", currency = "GBP",
                items = new[] { new { id = "c20_123", quantity, cost_price = 4 } }, total = quantity * 4,
            },
        },
        alsoFine: HttpStatusCode.Conflict);

    private Task Stage(string id, string stage) =>
        client.GetUntil($"/api/v1/purchase-orders/{id}", read => (string)read["purchase-order"]!["stage"]! == stage);

    private async Task<string> Link(string to, string path, string id)
    {
        string? Found(JsonNode read) => ((JsonArray)read)
            .Where(mail => ((string)mail!["effect_id"]!).StartsWith(id + ".", StringComparison.Ordinal) && mail["to"]!.ToJsonString().Contains(to, StringComparison.Ordinal))
            .SelectMany(mail => ((JsonArray)mail!["links"]!).Select(link => (string)link!))
            .FirstOrDefault(link => link.Contains(path, StringComparison.Ordinal));

        return Found(await client.GetUntil("/local/messages", read => Found(read) is not null))!;
    }

    private async Task<IEnumerable<string>> Timeline(string id) =>
        ((JsonArray)(await client.Get($"/api/v1/purchase-orders/{id}/timeline"))["events"]!).Select(happened => (string)happened!["type"]!);
}
