using System.Text;

namespace StockOrders.Tests.Contract.BadInput;

/// <summary>
/// Every member that the API description tells of, in every body, with values of every kind that it must not have: refused by its name, and
/// nothing stored. A member that is described tomorrow is tested tomorrow.
/// </summary>
public sealed class WrongMemberTests
{
    public static TheoryData<string> Chapters => FullShop.Chapters;

    [Theory, MemberData(nameof(Chapters))]
    public async Task A_member_of_a_wrong_kind_size_or_range_is_refused_by_its_name(string chapter)
    {
        await using var shop = await FullShop.Open();
        var judged = new Judged(shop);

        foreach (var known in FullShop.Operations(chapter).Where(known => FullShop.SchemaOf(known) is not null))
        {
            var bodies = shop.BodiesOf(known);
            foreach (var member in Member.Of(FullShop.SchemaOf(known)!).Where(member => !Ignored.Is(known, member)))
            {
                foreach (var value in WrongValues.Of(member.Schema))
                    await judged.Refuse(known, $"{member.Path} = {value}", Encoding.UTF8.GetBytes(member.In(bodies, value).ToJsonString()), member.Path);
            }

            // A key may make so many calls a minute.
            await shop.Api.Advance(TimeSpan.FromMinutes(1));
        }

        judged.Holds();
    }

    [Theory, MemberData(nameof(Chapters))]
    public async Task A_null_where_there_is_none_is_absence_or_refused(string chapter)
    {
        await using var shop = await FullShop.Open();
        var judged = new Judged(shop);

        foreach (var known in FullShop.Operations(chapter).Where(known => FullShop.SchemaOf(known) is not null))
        {
            var bodies = shop.BodiesOf(known);
            foreach (var member in Member.Of(FullShop.SchemaOf(known)!).Where(member => WrongValues.RefusesNull(member.Schema)))
            {
                var what = member.Path + " = null";
                var answer = await judged.Send(known, shop.AddressOf(known), Encoding.UTF8.GetBytes(member.In(bodies, "null").ToJsonString()), what);
                if (answer is { Code: >= 500 } or { Code: >= 300, ErrorCode: null or "" })
                    judged.Fault(known, what, $"answered {answer.Code}: {answer.Text}");
            }
        }

        judged.Holds();
    }

    [Fact]
    public void Every_operation_with_a_body_has_members_to_test()
    {
        var tested = FullShop.All.Where(known => FullShop.SchemaOf(known) is not null).ToDictionary(known => known.Id, known => Member.Of(FullShop.SchemaOf(known)!).Count());

        // Their bodies say nothing.
        Assert.Equal(["CancelReplenishmentRun", "CancelSalesImport", "CancelStockLevelsImport", "StartReplenishmentRun", "SyncConnection"], tested.Where(one => one.Value == 0).Select(one => one.Key).Order());
        Assert.True(tested.Values.Sum() > 500, $"{tested.Values.Sum()} members");
    }
}
