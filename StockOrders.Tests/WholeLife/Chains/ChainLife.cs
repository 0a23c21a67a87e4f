using System.Net;
using System.Text.Json.Nodes;

namespace StockOrders.Tests.WholeLife.Chains;

/// <summary>One order whose chain comes as far as a step, where something is tried; its vendor has a rule of its own.</summary>
/// <param name="At">The step, counted from 0.</param>
internal sealed record ChainLife(ChainShape Shape, int At)
{
    public string Name => $"{Shape.Name}-{At}";

    public string Order { get; private set; } = "";

    public ShapedStep Step => Shape.Steps[At];

    public bool IsAtTheLast => At == Shape.Steps.Length - 1;

    public async Task Ask(Shop shop, string silence)
    {
        await shop.Put($"vendors/{Name}", new { vendor = new { name = Name, email = Shop.Supplier, currency = "GBP" } });
        await shop.Put($"approval-rules/{Name}", new JsonObject
        {
            ["approval-rule"] = new JsonObject
            {
                ["when"] = new JsonObject { ["vendors"] = new JsonArray(Name) },
                ["steps"] = new JsonArray([.. Shape.Steps.Select((step, at) => step.ToJson(at == At ? silence : "hold"))]),
            },
        });
        var made = await shop.Post("purchase-orders", new JsonObject
        {
            ["purchase-order"] = new JsonObject
            {
                ["status"] = "OPEN", ["reference"] = Reference, ["vendor"] = Name, ["warehouse"] = "w1",
                ["items"] = new JsonArray(new JsonObject { ["id"] = "c20_123", ["replenishment"] = 1, ["cost_price"] = 100 }),
            },
        });
        Order = (string)made["purchase-order"]!["id"]!;
    }

    /// <summary>As many as a step needs agree, less <paramref name="butFor"/>.</summary>
    public async Task Agree(Shop shop, int step, int butFor = 0, bool standIns = false)
    {
        foreach (var person in Shape.Steps[step].People.Take(Shape.Steps[step].Needed - butFor))
        {
            await Press(shop, standIns ? ChainShape.StandIns[person] : person, "approve");
        }
    }

    public async Task Press(Shop shop, string person, string decision)
    {
        var mail = shop.Mails.Last(mail => IsOf(mail.Subject, mail.Text) && mail.To == person);
        var (status, page) = await shop.Press(mail.Links.First(link => link.Contains("/approve/", StringComparison.Ordinal)), decision, "Because.");
        Assert.True(status == HttpStatusCode.OK, $"{Name}: {person} could not {decision}: {page}");
    }

    /// <summary>What became of each step that was asked, in order.</summary>
    public async Task<string[]> Answers(Shop shop) =>
        [.. ((JsonArray)(await shop.Get($"purchase-orders/{Order}/approvals"))["approvals"]!).Select(step => (string)step!["status"]!)];

    public int MailsTo(Shop shop, string address) => shop.Mails.Count(mail => mail.To == address && IsOf(mail.Subject, mail.Text));

    private string Reference => $"PO-{Name}-X";

    private bool IsOf(string subject, string? text) =>
        subject.Contains(Reference, StringComparison.Ordinal) || text!.Contains(Reference, StringComparison.Ordinal);
}
