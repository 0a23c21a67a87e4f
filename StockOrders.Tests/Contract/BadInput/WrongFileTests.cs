using System.Text;
using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Contract.BadInput;

/// <summary>CSV as people's spreadsheets write it, and as it goes wrong, for everything that is taken as CSV.</summary>
public sealed class WrongFileTests
{
    private static readonly (string Name, byte[] Bytes)[] Wrong =
    [
        ("nothing", []),
        ("only white space", "\n\n"u8.ToArray()),
        ("no header", "a1,b2\n"u8.ToArray()),
        ("no column id", "name,currency\nx,GBP\n"u8.ToArray()),
        ("a column twice", "id,id\n1,2\n"u8.ToArray()),
        ("a quote that never ends", "id,name\n\"1,x\n"u8.ToArray()),
        ("invalid UTF-8", [.. "id,name\n1,"u8, 0xC3, 0x28, (byte)'\n']),
        ("UTF-16", Encoding.Unicode.GetBytes("id,name\n1,x\n")),
        ("JSON", "{\"variants\":[]}"u8.ToArray()),
        ("1,001 lines", Encoding.UTF8.GetBytes("id\n" + string.Concat(Enumerable.Range(0, 1_001).Select(number => number + "\n")))),
    ];

    /// <summary>Whole files of which the second line alone is wrong.</summary>
    private static readonly (string Name, string File)[] WrongLines =
    [
        ("more cells than columns", "id,currency\n1,GBP\n2,GBP,x\n3,GBP\n"),
        ("no id", "id,currency\n1,GBP\n,GBP\n3,GBP\n"),
        ("an id twice", "id,currency\n1,GBP\n1,GBP\n3,GBP\n"),
        ("a control character", "id,currency\n1,GBP\n\u0001,GBP\n3,GBP\n"),
    ];

    public static TheoryData<string> Lists => [.. Taking.Select(known => known.Path)];

    /// <summary>Those whose lines succeed or fail each by itself.</summary>
    public static TheoryData<string> Catalogues =>
        [.. Taking.Select(known => known.Path).Where(path => path.Split('/')[^1] is "variants" or "vendors" or "warehouses")];

    /// <summary>Files of sales and stock levels are streamed, and have tests of their own.</summary>
    private static IEnumerable<Described> Taking => FullShop.All.Where(known =>
        known.Operation["requestBody"]?["content"]?["text/csv"] is not null && !known.Path.EndsWith("/imports", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Lists))]
    public async Task A_file_that_is_no_table_of_things_is_refused_and_stores_nothing(string path)
    {
        await using var shop = await FullShop.Open();
        var commits = shop.Api.Store.Commits;

        foreach (var (name, bytes) in Wrong)
        {
            var answer = await Send(shop, path, bytes);
            Assert.True(answer.Code == 400 && !string.IsNullOrEmpty(answer.ErrorCode), $"{path}, {name}: {answer.Code} {answer.Text}");
        }

        Assert.Equal(commits, shop.Api.Store.Commits);
    }

    [Theory, MemberData(nameof(Catalogues))]
    public async Task A_line_that_is_wrong_is_told_by_its_number_and_holds_up_no_other(string path)
    {
        await using var shop = await FullShop.Open();

        foreach (var (name, file) in WrongLines)
        {
            var answer = await Send(shop, path, Encoding.UTF8.GetBytes(file.Replace("currency", path.EndsWith("variants", StringComparison.Ordinal) ? "brand" : "currency", StringComparison.Ordinal)));
            Assert.True(answer.Code == 200, $"{path}, {name}: {answer.Code} {answer.Text}");
            Assert.Equal(["2 success", "3 error", "4 success"], answer.Json["outcomes"]!.AsArray().Select(outcome => $"{outcome!["line"]} {outcome["status"]}"));
        }
    }

    [Theory, MemberData(nameof(Catalogues))]
    public async Task Marks_semicolons_tabs_quotes_and_line_ends_of_spreadsheets_are_understood_and_formulas_come_back_harmless(string path)
    {
        await using var shop = await FullShop.Open();
        var column = path.EndsWith("variants", StringComparison.Ordinal) ? "title" : path.EndsWith("vendors", StringComparison.Ordinal) ? "name" : "display_name";
        string[] files = ["\ufeffid,{0}\r\n=1+1,=1+1\r\n", "id;{0}\n=1+1;=1+1\n", "id\t{0}\n=1+1\t=1+1", "\"id\",\"{0}\"\n\"=1+1\",\"=1+1\"\n"];

        foreach (var file in files)
        {
            var answer = await Send(shop, path, Encoding.UTF8.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, file, column)));
            Assert.Equal("success", (string?)Assert.Single((JsonArray)answer.Json["outcomes"]!)!["status"]);
        }

        Assert.Equal("=1+1", (string?)(await shop.Api.Get($"{path}?id=%3D1%2B1")).Json[path.Split('/')[^1]]![0]![column]);
        var read = await shop.Api.Send(HttpMethod.Get, $"{path}?format=csv&id=%3D1%2B1");
        Assert.DoesNotContain("\n=1+1", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(",=1+1", read.Text, StringComparison.Ordinal);
    }

    private static Task<Answer> Send(FullShop shop, string path, byte[] file) => shop.Api.SendBytes(HttpMethod.Post, path, file, "text/csv");
}
