using System.Text;
using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Contract.BadInput;

/// <summary>Bodies that are wrong as a whole, on every operation that takes one.</summary>
public sealed class WrongBodyTests
{
    private static readonly (string Name, byte[] Bytes)[] Bodies =
    [
        .. from text in (string[])
           [
               "{", "{\"a\":", "hello", "[]", "[{}]", "null", "7", "\"text\"", "true", "{}{}", "{'a':1}", "{\"a\":NaN}", "{\"a\":01}", "/* */{}",
               "{\"a\":1,\"a\":1}", "{\"a\":{\"b\":1,\"b\":2}}", "{\"a\":\"\\ud800\"}", "{\"a\":\"\n\"}",
               $"{{\"a\":{new string('[', 40)}{new string(']', 40)}}}", string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40), new string('[', 100_000),
           ]
           select (text, Encoding.UTF8.GetBytes(text)),
        ("invalid UTF-8 in a value", [.. "{\"a\":\""u8, 0xC3, 0x28, .. "\"}"u8]),
        ("invalid UTF-8 in a name", [.. "{\""u8, 0xFF, .. "\":1}"u8]),
        ("UTF-16", Encoding.Unicode.GetBytes("{}")),
        ("Latin-1", Encoding.Latin1.GetBytes("{\"a\":\"é\"}")),
    ];

    public static TheoryData<string> Chapters => FullShop.Chapters;

    [Theory, MemberData(nameof(Chapters))]
    public async Task A_body_that_is_no_JSON_object_in_UTF_8_is_refused(string chapter)
    {
        await using var shop = await FullShop.Open();
        var judged = new Judged(shop);

        foreach (var known in Writing(chapter))
        {
            foreach (var (name, bytes) in Bodies)
                await judged.Refuse(known, name, bytes);
            if (known.Operation["requestBody"]!["required"]!.GetValue<bool>())
                await judged.Refuse(known, "nothing", []);
            await judged.Refuse(known, "more than a body may be", [.. "{\"a\":\""u8, .. Enumerable.Repeat((byte)'x', 1024 * 1024), .. "\"}"u8], with: [413]);
        }

        judged.Holds();
    }

    [Theory, MemberData(nameof(Chapters))]
    public async Task A_member_that_nobody_knows_is_refused_by_its_path_where_a_client_is_strict(string chapter)
    {
        await using var shop = await FullShop.Open();
        var judged = new Judged(shop);

        foreach (var known in Writing(chapter))
        {
            foreach (var place in Member.Objects(FullShop.SchemaOf(known)!).Where(steps => !Ignored.Is(known, new Member(steps.Add(""), []))))
            {
                var unknown = new Member(place.Add("nobodys"), []);
                await judged.Refuse(known, unknown.Path, Encoding.UTF8.GetBytes(unknown.In(shop.BodiesOf(known), "1").ToJsonString()), unknown.Path, headers: [("Prefer", "handling=strict")]);
            }
        }

        judged.Holds();
    }

    [Theory, MemberData(nameof(Chapters))]
    public async Task A_member_that_stands_twice_is_refused_wherever_it_stands(string chapter)
    {
        await using var shop = await FullShop.Open();
        var judged = new Judged(shop);

        foreach (var known in Writing(chapter))
        {
            foreach (var place in Member.Objects(FullShop.SchemaOf(known)!))
            {
                var body = new Member(place.Add("twice"), []).In(shop.BodiesOf(known), "1").ToJsonString();
                await judged.Refuse(
                    known,
                    string.Join('.', place) + " with a member twice",
                    Encoding.UTF8.GetBytes(body.Replace("\"twice\":1", "\"twice\":1,\"twice\":1", StringComparison.Ordinal)),
                    new Member(place.Add("twice"), []).Path);
            }
        }

        judged.Holds();
    }

    private static IEnumerable<Described> Writing(string chapter) => FullShop.Operations(chapter).Where(known => FullShop.SchemaOf(known) is not null);
}
