using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class GenerationRulesTests
{
    /// <summary>A Friday.</summary>
    private static readonly DateOnly Friday = new(2026, 5, 1);

    private static readonly Vendor Wonka = new() { Id = VendorId.From("v1"), Name = "Wonka", Currency = Some.Pounds };
    private static readonly WarehouseId Here = WarehouseId.From("w1");

    [Fact]
    public void Without_rules_everything_is_drafted_every_night_and_submitted_where_the_account_says_so()
    {
        Assert.Equal((Generates.Drafts, false), (For([]).What, For([]).Submits));
        Assert.True(GenerationRules.For([], submit: true, Wonka, Here, Friday).Submits);
    }

    [Fact]
    public void The_first_by_priority_and_then_by_id_that_names_vendor_and_warehouse_applies()
    {
        GenerationRule[] rules =
        [
            new() { Id = "c", Priority = 1 },
            new() { Id = "b", Priority = 1, Vendors = [Wonka.Id] },
            new() { Id = "a", Priority = 2 },
            new() { Id = "d", Warehouses = [WarehouseId.From("w2")] },
        ];

        Assert.Equal("b", For(rules).Rule.Id);
        Assert.Equal("b", For([.. rules.Reverse()]).Rule.Id);
        Assert.Equal("d", GenerationRules.For(rules, false, Wonka, WarehouseId.From("w2"), Friday).Rule.Id);
    }

    [Fact]
    public void Where_no_rule_holds_nothing_is_ordered_and_it_is_said()
    {
        var tonight = For([new() { Id = "a", Vendors = [VendorId.From("v2")] }]);

        Assert.Equal((Generates.Nothing, "No rule orders from v1 for w1."), (tonight.What, tonight.Why));
    }

    [Theory]
    [InlineData(DayOfWeek.Friday, true)]
    [InlineData(DayOfWeek.Saturday, false)]
    public void On_other_weekdays_what_stands_is_kept_up(DayOfWeek weekday, bool drafts) =>
        Assert.Equal(drafts ? Generates.Drafts : Generates.KeepsUp, For([new() { Id = "a", Weekdays = [weekday] }]).What);

    [Fact]
    public void A_vendor_on_holiday_is_asked_when_they_are_back()
    {
        var tonight = GenerationRules.For([], false, Wonka with { Holidays = [new Holiday(Friday, Friday.AddDays(9), "Easter")] }, Here, Friday);

        Assert.Equal((Generates.KeepsUp, "v1 takes orders again on 2026-05-11."), (tonight.What, tonight.Why));
    }

    [Fact]
    public void Transfers_follow_the_rule_of_the_warehouse_that_gets_them()
    {
        GenerationRule[] rules = [new() { Id = "a", Warehouses = [Here], Transfers = false }];

        Assert.Equal(Generates.Nothing, GenerationRules.ForTransfers(rules, false, Here, Friday).What);
        Assert.False(GenerationRules.MovesTo(rules, Here));
        Assert.True(GenerationRules.MovesTo([], Here));
    }

    private static Tonight For(GenerationRule[] rules) => GenerationRules.For(rules, submit: false, Wonka, Here, Friday);
}
