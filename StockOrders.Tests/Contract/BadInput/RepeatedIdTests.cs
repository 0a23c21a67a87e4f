using System.Text;
using System.Text.Json.Nodes;

namespace StockOrders.Tests.Contract.BadInput;

/// <summary>Lists in which the same thing stands twice, in every body that holds such a list.</summary>
public sealed class RepeatedIdTests
{
    /// <summary>An entry of each list, by the list's name, where the description's example shows none.</summary>
    private static readonly Dictionary<string, string> Entries = new(StringComparer.Ordinal)
    {
        ["components"] = """{"id":"c1_2","quantity":1}""",
        ["vendors"] = """{"vendor":"vendor_1","cost_price":1}""",
        ["holidays"] = """{"from":"2026-12-24","to":"2026-12-31"}""",
        ["price_breaks"] = """{"quantity":5,"cost_price":1}""",
        ["items"] = """{"id":"c20_123","replenishment":1}""",
        ["ids"] = "\"5a8321b33e7859f568a5d180\"",
        ["scopes"] = "\"read\"",
        ["warehouses"] = "\"w1\"",
        ["categories"] = "\"Sweets\"",
        ["types"] = "\"po\"",
        ["sources"] = "\"api\"",
        ["confirmation_chases"] = "\"P2D\"",
        ["delay_chases"] = "\"P2D\"",
        ["choices"] = "\"spring\"",
        ["custom_fields"] = "\"a=b\"",
        ["connections"] = """{"connection":"shop","save_po":true}""",
        ["stock_levels"] = """{"id":"1","variant":"c20_123","warehouse":"w1","date":"2026-05-01","in_stock":1}""",
    };

    /// <summary>An invoice may bill a variant at two prices; scopes are a set.</summary>
    private static readonly HashSet<string> MayRepeat = ["invoice.items", "key.scopes"];

    public static TheoryData<string> Chapters => FullShop.Chapters;

    [Theory, MemberData(nameof(Chapters))]
    public async Task The_same_thing_twice_in_a_list_is_refused(string chapter)
    {
        await using var shop = await FullShop.Open();
        var judged = new Judged(shop);

        foreach (var known in FullShop.Operations(chapter).Where(known => FullShop.SchemaOf(known) is not null))
        {
            var bodies = shop.BodiesOf(known);
            foreach (var member in Member.Of(FullShop.SchemaOf(known)!).Where(member => IsList(member.Schema) && !MayRepeat.Contains(member.Path) && !Ignored.Is(known, member)))
            {
                var entry = bodies.Select(member.FoundIn).OfType<JsonArray>().FirstOrDefault(list => list.Count > 0)?[0]?.ToJsonString() ?? Entries[member.Name];
                var answer = await judged.Send(known, shop.AddressOf(known), Encoding.UTF8.GetBytes(member.In(bodies, $"[{entry},{entry}]").ToJsonString()), member.Path);
                if (answer is not null && !answer.Text.Contains("\"error\"", StringComparison.Ordinal))
                    judged.Fault(known, member.Path + " with the same twice", $"answered {answer.Code}: {answer.Text}");
            }
        }

        judged.Holds();
    }

    private static bool IsList(JsonObject schema) => (string?)(schema["type"] as JsonValue) == "array";
}
