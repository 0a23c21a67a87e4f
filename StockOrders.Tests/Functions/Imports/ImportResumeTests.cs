using System.Text.Json.Nodes;

namespace StockOrders.Tests.Functions.Imports;

/// <summary>Files that break off, come twice, or are called off.</summary>
public sealed class ImportResumeTests
{
    private const int Many = 45_000;

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(1_000)]
    [InlineData(700_000)]
    [InlineData(1_300_000)]
    public async Task A_file_that_broke_off_is_gone_on_with_under_its_key_and_counts_once(int breaksAt)
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        var file = ImportShop.Header + ImportShop.Lines(Many);
        Assert.InRange(breaksAt, 0, file.Length);

        await shop.SendCut(file, breaksAt, "k1");
        var between = (JsonArray)(await shop.Get("sales/imports")).Json["imports"]!;
        var sent = await shop.Send(file, "k1");
        await shop.App.WhenIdle();
        var done = await shop.Import(sent.Id);

        // Of a file that broke off within its header there is nothing to go on with.
        Assert.Equal(breaksAt < ImportShop.Header.Length ? [] : ["incomplete"], between.Select(import => (string)import!["status"]!));
        Assert.Equal((202, Many, 0), (sent.Code, sent.Number("lines"), sent.Number("refused")));
        Assert.Equal(("completed", Many), (done.Status, done.Number("applied")));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(file))), (string)done.One["sha256"]!);
        await shop.HasSold(Many);
    }

    [Fact]
    public async Task A_file_that_broke_off_many_times_is_gone_on_with_by_the_imports_id()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        var file = ImportShop.Header + ImportShop.Lines(Many) + "line-7,v1,w1,2026-04-30,1\n";
        await shop.SendCut(file, 100);
        var id = (string)(await shop.Get("sales/imports")).Json["imports"]![0]!["id"]!;

        for (var breaksAt = 100_000; breaksAt < file.Length; breaksAt += 300_000)
        {
            Assert.Equal(400, (await shop.SendCut(file, breaksAt, query: $"?resume={id}")).Code);
        }

        var sent = await shop.Send(file, query: $"?resume={id}");
        await shop.App.WhenIdle();

        Assert.Equal(id, sent.Id);
        Assert.Equal([$"{Many + 2} id duplicate_id"], (await shop.Import(id)).Refused);
        await shop.HasSold(Many);
    }

    [Fact]
    public async Task Another_file_is_not_taken_for_the_rest_of_one_that_broke_off()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        var file = ImportShop.Header + ImportShop.Lines(1_000);
        await shop.SendCut(file, 10_000, "k1");
        var id = (string)(await shop.Get("sales/imports")).Json["imports"]![0]!["id"]!;

        Assert.Equal((422, "idempotency_key_reused"), Of(await shop.Send(file.Replace("line-1,", "line-x,", StringComparison.Ordinal), "k1")));
        Assert.Equal((409, "other_file"), Of(await shop.Send(file[..5_000], query: $"?resume={id}")));
        Assert.Equal((404, "import_not_found"), Of(await shop.Send(file, query: "?resume=none")));
        Assert.Equal((422, "idempotency_key_reused"), Of(await shop.Send(file, "k1", kind: ImportShop.Levels)));
        Assert.Equal(202, (await shop.Send(file, "k1")).Code);
    }

    [Fact]
    public async Task A_file_that_was_taken_is_taken_once_however_often_it_comes()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        var file = ImportShop.Header + ImportShop.Lines(3_000);

        var first = await shop.Send(file, "k1");
        await shop.App.WhenIdle();
        var again = await shop.Send(file, "k1");
        var other = await shop.Send(file, "k2");
        var otherAgain = await shop.Send(file, "k2");
        var without = await shop.Send(file);
        var wrong = await shop.Send(file + "more", "k1");
        await shop.App.WhenIdle();

        Assert.Equal((200, first.Id, "completed"), (again.Code, again.Id, again.Status));
        Assert.Equal((200, "duplicate", first.Id), (other.Code, other.Status, (string)other.One["duplicate_of"]!));
        Assert.Equal((200, other.Id, "duplicate"), (otherAgain.Code, otherAgain.Id, otherAgain.Status));
        Assert.Equal("duplicate", without.Status);
        Assert.Equal((422, "idempotency_key_reused"), Of(wrong));
        await shop.HasSold(3_000);
    }

    [Fact]
    public async Task A_file_that_is_to_be_applied_again_is_and_its_lines_count_once_all_the_same()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        const string File = ImportShop.Header + "l1,v1,w3,2026-04-30,1\nl2,v1,w1,2026-04-30,2\n";
        await shop.Send(File);
        await shop.App.WhenIdle();
        await shop.Json(HttpMethod.Put, "warehouses/w3", """{"warehouse":{"display_name":"Third"}}""");

        var sent = await shop.Send(File, query: "?again=true");
        await shop.App.WhenIdle();

        Assert.Equal((202, 2), (sent.Code, (await shop.Import(sent.Id)).Number("applied")));
        Assert.Equal(3m, await shop.Sold("v1"));
        Assert.Equal(400, (await shop.Send(File, query: "?again=perhaps")).Code);
    }

    [Fact]
    public async Task An_upload_that_nothing_is_heard_of_is_incomplete_and_given_up_in_the_end()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        await shop.SendCut(ImportShop.Header + ImportShop.Lines(100), 500);
        var id = (string)(await shop.Get("sales/imports")).Json["imports"]![0]!["id"]!;

        await shop.App.Advance(TimeSpan.FromDays(2.1));
        var over = await shop.Import(id);

        Assert.Equal("failed", over.Status);
        Assert.Contains("broke off", (string)over.One["failure"]!, StringComparison.Ordinal);
        Assert.Equal((409, "import_over"), Of(await shop.Send("x", query: $"?resume={id}")));
        Assert.Equal(0m, await shop.Sold("v1"));
    }

    [Fact]
    public async Task An_import_that_is_called_off_before_its_file_is_there_applies_nothing()
    {
        await using var shop = await (await ImportShop.Open()).Stocked();
        var file = ImportShop.Header + ImportShop.Lines(100);
        await shop.SendCut(file, 500, "k1");
        var id = (string)(await shop.Get("sales/imports")).Json["imports"]![0]!["id"]!;

        var cancelled = await shop.Json(HttpMethod.Post, $"sales/imports/{id}/cancel", "{}", key: "c1");
        var again = await shop.Json(HttpMethod.Post, $"sales/imports/{id}/cancel", null);

        Assert.Equal((200, "cancelled"), (cancelled.Code, cancelled.Status));
        Assert.Equal((200, "cancelled"), (again.Code, again.Status));
        Assert.Equal((409, "import_over"), Of(await shop.Send(file, "k1")));
        Assert.Equal(202, (await shop.Send(file, "k2")).Code);
        await shop.App.WhenIdle();
        await shop.HasSold(100);
        Assert.Equal((409, "import_over"), Of(await shop.Json(HttpMethod.Post, $"sales/imports/{(await shop.Send(file)).One["duplicate_of"]}/cancel", "{}")));
    }

    private static (int Code, string? Error) Of(Imported answer) => (answer.Code, answer.Error);
}
