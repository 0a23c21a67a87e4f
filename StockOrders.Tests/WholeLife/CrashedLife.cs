using System.Net;
using System.Text.Json.Nodes;

namespace StockOrders.Tests.WholeLife;

/// <summary>One order's life as its people live it, whatever becomes of the server meanwhile.</summary>
internal sealed class CrashedLife(PersistentClient client, string name, CrashedLife.Kind kind)
{
    /// <summary>Whoever approves what a rule of two steps is for; the second step needs both of its two.</summary>
    public static readonly string[][] Chain = [["finance@shop.example"], ["board1@shop.example", "board2@shop.example"]];

    /// <summary>An order's sum from which that rule holds.</summary>
    public const int ChainAbove = 3000;

    private const int Price = 4;
    private const int Missing = 120;

    private string order = "";
    private string backorder = "";

    /// <summary>How an order is approved; those that people approve are delivered short, and get a backorder.</summary>
    internal enum Kind
    {
        ByItself,
        ByOne,
        ByChain,
    }

    public bool HasBackorder => kind != Kind.ByItself;

    /// <summary>One for each who is asked and one for the supplier, of the order and of its backorder.</summary>
    public int Mails => Steps.Sum(step => step.Length) + (HasBackorder ? 2 : 1);

    private string[][] Steps => kind switch
    {
        Kind.ByItself => [],
        Kind.ByOne => [[Shop.Approver]],
        _ => Chain,
    };

    private int Ordered => kind switch
    {
        Kind.ByItself => 100,
        Kind.ByOne => 600,
        _ => 900,
    };

    public async Task Live()
    {
        var made = await client.Send(HttpMethod.Post, "/api/v1/purchase-orders", new JsonObject
        {
            ["purchase-order"] = new JsonObject
            {
                ["status"] = "OPEN",
                ["reference"] = name,
                ["vendor"] = "vendor_1",
                ["warehouse"] = "w1",
                ["items"] = new JsonArray(new JsonObject { ["id"] = "c20_123", ["replenishment"] = Ordered, ["cost_price"] = Price }),
            },
        }, idempotencyKey: "create-" + name);
        order = (string)made["purchase-order"]!["id"]!;
        foreach (var step in Steps)
        {
            await Task.WhenAll(step.Select(async approver => await client.Press(await Link(approver, "/approve/", order), "approve")));
        }

        await ConfirmAndReceive(order, HasBackorder ? Ordered - Missing : Ordered);
        if (HasBackorder)
        {
            var closed = await client.Send(
                HttpMethod.Post, $"/api/v1/purchase-orders/{order}/actions/close", new { remainder = "backorder" }, idempotencyKey: "close-" + name);
            backorder = (string)closed["backorder"]!;
            await Invoice(order, "INV-" + name, Ordered - Missing);
            await ConfirmAndReceive(backorder, Missing);
            await Invoice(backorder, "INV-B-" + name, Missing);
            await Stage(backorder, "closed");
        }
        else
        {
            await Invoice(order, "INV-" + name, Ordered);
        }

        await Stage(order, "closed");
    }

    public async Task Check(JsonArray mails)
    {
        Assert.Equal([.. Steps.SelectMany(step => step).Append(Shop.Supplier).Order()], ReadersOf(mails, order));
        Assert.Equal(
            [
                "order.created", "order.submitted",
                .. kind switch
                {
                    Kind.ByItself => (string[])["approval.automatic"],
                    Kind.ByOne => ["approval.requested", "approval.approved"],
                    _ => ["approval.requested", "approval.approved", "approval.requested", "approval.given", "approval.approved"],
                },
                "order.sent", "order.confirmed", "goods.received",
                .. HasBackorder ? (string[])["order.closed", "invoice.recorded"] : ["matching.begun", "invoice.recorded", "order.closed"],
            ],
            await Timeline(order));
        if (HasBackorder)
        {
            Assert.Equal([Shop.Supplier], ReadersOf(mails, backorder));
            var made = (await client.Get($"/api/v1/purchase-orders/{backorder}"))["purchase-order"]!;
            Assert.Equal(order, (string)made["backorder_of"]!);
            Assert.Equal(Missing, (decimal)made["total_ordered"]!);
        }
    }

    private static IEnumerable<string> ReadersOf(JsonArray mails, string of) => mails
        .Where(mail => ((string)mail!["effect_id"]!).StartsWith(of + ".", StringComparison.Ordinal))
        .Select(mail => (string)mail!["to"]!)
        .Order();

    private async Task ConfirmAndReceive(string id, int total)
    {
        await client.Press(await Link(Shop.Supplier, "/supplier/", id), "confirm");
        await Stage(id, "confirmed");
        await client.Send(HttpMethod.Patch, $"/api/v1/purchase-orders/{id}/items", new { items = new[] { new { id = "c20_123", received = total } } });
        if (id != order || !HasBackorder)
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
                items = new[] { new { id = "c20_123", quantity, cost_price = Price } }, total = quantity * Price,
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
