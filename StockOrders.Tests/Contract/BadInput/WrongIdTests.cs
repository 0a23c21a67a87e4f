using System.Text;
using StockOrders.Tests.Functions.Hosting;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Contract.BadInput;

/// <summary>Ids in addresses that nothing can have, or that another account's things have, in every place of every address.</summary>
public sealed class WrongIdTests
{
    private static readonly string[] Ids = [new('x', 600), new('a', 24_000), "%2F", "..%2F..", "a%2Fb", "%00", "a%00b", "%0d%0a", "%E2%80%AE", "%FF", "%20", "-1", "1e9", "null", "{id}"];

    [Fact]
    public async Task An_id_that_nothing_has_is_refused_and_stores_nothing()
    {
        await using var shop = await FullShop.Open();
        var judged = new Judged(shop);

        foreach (var known in FullShop.All.Where(known => known.Path.Contains('{', StringComparison.Ordinal)))
        {
            foreach (var place in Places(known))
            {
                foreach (var id in Ids.Where(id => !MayBeMade(known, place, id)))
                {
                    var commits = shop.Api.Store.Commits;
                    var answer = await judged.Send(known, shop.AddressOf(known, place, id), BodyOf(shop, known), $"{place} = {id}");
                    if (answer is { } given && (given.Code is < 400 or >= 500 || string.IsNullOrEmpty(given.ErrorCode) || shop.Api.Store.Commits != commits))
                        judged.Fault(known, $"{place} = {id}", $"answered {given.Code}, {shop.Api.Store.Commits - commits} commits: {given.Text}");
                }
            }
        }

        judged.Holds();
    }

    [Fact]
    public async Task What_another_account_has_is_not_there_and_nothing_of_it_is_told()
    {
        await using var shop = await FullShop.Open();

        foreach (var known in FullShop.All.Where(known => known.Path.Contains('{', StringComparison.Ordinal)).OrderBy(known => Made.Contains(known.Id.Split('_')[0])))
        {
            var answer = await shop.Api.SendBytes(
                new HttpMethod(known.Method), shop.AddressOf(known), BodyOf(shop, known), "application/json", TestApi.OtherKey, TestApi.OtherAccount);

            Assert.DoesNotContain(FullShop.Secret, answer.Text, StringComparison.Ordinal);
            Assert.True(answer.Code is 404 || Made.Contains(known.Id.Split('_')[0]), $"{known.Method} {known.Path} answered {answer.Code}: {answer.Text}");
        }
    }

    [Fact]
    public async Task A_body_cannot_name_what_another_account_has()
    {
        await using var shop = await FullShop.Open();

        foreach (var known in FullShop.All.Where(known => known.Method == "POST" && !known.Path.Contains('{', StringComparison.Ordinal) && !known.Path.EndsWith("/runs", StringComparison.Ordinal) && FullShop.SchemaOf(known) is not null))
        {
            var answer = await shop.Api.SendBytes(HttpMethod.Post, known.Path, BodyOf(shop, known), "application/json", TestApi.OtherKey, TestApi.OtherAccount);

            Assert.DoesNotContain(FullShop.Secret, answer.Text, StringComparison.Ordinal);
            Assert.True(answer.Code is < 500, $"{known.Path} answered {answer.Code}: {answer.Text}");
        }
    }

    /// <summary>A PUT or PATCH of these makes what is not there yet, in the caller's own account.</summary>
    private static readonly HashSet<string> Made = ["PutVendor", "PutWarehouse", "PutVariant", "PutConnection", "PutCustomField", "PutReplenishmentRule", "PutApprovalRule", "PutApprovalDelegate", "PutBudget"];

    private static bool MayBeMade(Described known, string place, string id) =>
        Made.Contains(known.Id.Split('_')[0]) && !id.Contains("%0", StringComparison.Ordinal) && id.Length < 100 && place.Length > 0;

    private static IEnumerable<string> Places(Described known) =>
        known.Path.Split('/').Where(part => part.StartsWith('{')).Select(part => part.Trim('{', '}'));

    private static byte[]? BodyOf(FullShop shop, Described known) =>
        FullShop.SchemaOf(known) is null ? null : Encoding.UTF8.GetBytes(shop.BodiesOf(known)[0].ToJsonString());
}
