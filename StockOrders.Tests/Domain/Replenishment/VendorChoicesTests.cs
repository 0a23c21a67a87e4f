using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Replenishment;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Replenishment;

public sealed class VendorChoicesTests
{
    private static readonly DateOnly Today = new(2026, 5, 1);
    private static readonly ImmutableSortedDictionary<string, decimal> Rates =
        ImmutableSortedDictionary<string, decimal>.Empty.Add("EUR", 0.85m).Add("USD", 0.8m);

    [Fact]
    public void The_lowest_price_is_chosen_in_the_accounts_currency()
    {
        var choice = Choose(10, Offer("a", 4.2m, "GBP"), Offer("b", 4.9m, "EUR")); // 4.90 EUR are 4.165 GBP

        Assert.Equal(("b", "lowest_price", "The cheapest of 2 at 4.165 GBP each for 10."), Said(choice));
    }

    [Fact]
    public void A_preferred_vendor_goes_before_a_cheaper_one_and_the_cheapest_of_the_preferred_before_them_all()
    {
        Assert.Equal(
            ("b", "preferred", "The preferred one of 2 vendors."), Said(Choose(10, Offer("a", 1, "GBP"), Offer("b", 9, "GBP") with { Preferred = true })));
        Assert.Equal(
            ("c", "lowest_price", "The cheapest of 2 preferred vendors at 8.00 GBP each for 10."),
            Said(Choose(10, Offer("a", 1, "GBP"), Offer("b", 9, "GBP") with { Preferred = true }, Offer("c", 8, "GBP") with { Preferred = true })));
    }

    [Fact]
    public void An_offer_counts_on_the_days_that_it_holds_first_and_last_included()
    {
        var offer = Offer("a", 1, "GBP") with { ValidFrom = Today, ValidTo = Today.AddDays(2) };

        Assert.Equal(
            ["b", "a", "a", "a", "b"],
            new[] { -1, 0, 1, 2, 3 }.Select(days => Choose(Today.AddDays(days), 10, offer, Offer("b", 2, "GBP"))!.Vendor.Id.Value));
        Assert.Null(Choose(Today.AddDays(3), 10, offer));
    }

    [Fact]
    public void A_preferred_offer_that_holds_no_more_is_not_preferred()
    {
        var over = Offer("a", 1, "GBP") with { Preferred = true, ValidTo = Today.AddDays(-1) };

        Assert.Equal(("b", "only_offer", "The only vendor that offers it."), Said(Choose(10, over, Offer("b", 2, "GBP"))));
    }

    [Theory]
    [InlineData(99, "a")]
    [InlineData(100, "b")]
    public void The_price_is_that_of_the_quantity(int needed, string vendor) =>
        Assert.Equal(vendor, Choose(needed, Offer("a", 4, "GBP"), Offer("b", 5, "GBP") with { PriceBreaks = [new(100, 3)] })!.Vendor.Id.Value);

    [Fact]
    public void The_quantity_is_what_would_be_ordered_of_each()
    {
        var inHundreds = Offer("b", 5, "GBP") with { PriceBreaks = [new(100, 3)], VendorPackaging = 100 };

        Assert.Equal(("b", "lowest_price", "The cheapest of 2 at 3.00 GBP each for 100."), Said(Choose(8, Offer("a", 4, "GBP"), inHundreds)));
    }

    [Fact]
    public void Of_equal_prices_the_shorter_lead_time_is_chosen_and_of_equal_lead_times_the_first_id()
    {
        var slow = Offer("a", 4, "GBP") with { LeadTime = 9 };
        var quick = Offer("b", 4, "GBP") with { LeadTime = 2 };

        Assert.Equal(("b", "shortest_lead_time", "Of 2 at 4.00 GBP each for 10 the one with the shortest lead time, 2 days."), Said(Choose(10, slow, quick)));
        Assert.Equal(
            ("b", "first_id", "One of several at 4.00 GBP each for 10 with a lead time of 2 days; the first by id."),
            Said(Choose(10, slow, quick with { Vendor = new VendorId("c") }, quick)));
    }

    [Fact]
    public void A_price_in_a_currency_without_a_rate_is_not_compared_and_the_reason_says_so()
    {
        Assert.Equal(
            ("b", "lowest_price", "The cheapest of 2 at 100.00 GBP each for 10. There is no rate for JPY."),
            Said(Choose(10, Offer("a", 1, "JPY"), Offer("b", 100, "GBP"))));
        Assert.Equal("not_comparable", Choose(10, Offer("a", 1, "JPY"), Offer("b", 1, "CHF"))!.Code);
    }

    [Fact]
    public void Prices_that_all_are_in_one_currency_need_no_rate() =>
        Assert.Equal(("b", "lowest_price", "The cheapest of 2 at 3 JPY each for 10."), Said(Choose(10, Offer("a", 4, "JPY"), Offer("b", 3, "JPY"))));

    [Fact]
    public void A_vendor_who_is_disabled_or_not_in_the_catalogue_is_not_chosen()
    {
        var offers = new[] { Offer("a", 1, "GBP"), Offer("b", 2, "GBP") };
        var vendors = VendorsOf(offers);

        Assert.Equal("b", Choose(vendors.SetItem(new VendorId("a"), vendors[new VendorId("a")] with { Disabled = true }), offers)!.Vendor.Id.Value);
        Assert.Equal("b", Choose(vendors.Remove(new VendorId("a")), offers)!.Vendor.Id.Value);
        Assert.Null(Choose(vendors.Clear(), offers));
    }

    [Fact]
    public void The_order_in_which_offers_are_listed_changes_neither_the_choice_nor_its_reason() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Offers, offers =>
        {
            var turned = offers.Reverse().ToArray();
            return Said(Choose(50, offers)) == Said(Choose(50, turned));
        }));

    [Fact]
    public void Nobody_who_holds_and_is_as_preferred_is_cheaper_than_the_one_chosen() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Offers, offers =>
        {
            if (Choose(50, offers) is not { } choice)
            {
                return offers.All(offer => !offer.IsValidOn(Today));
            }

            var price = InPounds(choice.Offer);
            return choice.Offer.IsValidOn(Today)
                && offers.Where(offer => offer.IsValidOn(Today)).All(offer =>
                    choice.Offer.Preferred ? !offer.Preferred || !(InPounds(offer) < price) : !offer.Preferred && !(InPounds(offer) < price));
        }));

    [Fact]
    public void A_unit_costs_what_the_highest_break_at_or_below_the_quantity_says() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
            Gen.Choose(0, 40).ListOf().ToArbitrary(),
            Gen.Choose(0, 50).ToArbitrary(),
            (quantities, bought) =>
            {
                var breaks = quantities.Distinct().Where(quantity => quantity > 0).Order().Select(quantity => new PriceBreak(quantity, 1_000 - quantity)).ToArray();
                var reached = breaks.Where(step => step.Quantity <= bought).Select(step => step.CostPrice).DefaultIfEmpty(7).Last();
                return (Offer("a", 7, "GBP") with { PriceBreaks = [.. breaks] }).UnitPriceAt(bought) == reached;
            }));

    private static Arbitrary<VendorOffer[]> Offers => (
        from count in Gen.Choose(0, 6)
        from offers in Gen.CollectToSequence(Enumerable.Range(0, count).Select(OfferOf))
        select offers.ToArray()).ToArbitrary();

    private static Gen<VendorOffer> OfferOf(int number) =>
        from price in Gen.Choose(1, 4)
        from currency in Gen.Elements("GBP", "EUR", "USD", "JPY")
        from lead in Gen.Choose(1, 2)
        from preferred in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from until in Gen.Elements<int?>(null, null, -1, 0)
        from dearer in Gen.Choose(0, 60)
        select Offer($"v{number}", price, currency) with
        {
            LeadTime = lead,
            Preferred = preferred,
            ValidTo = until is { } days ? Today.AddDays(days) : null,
            PriceBreaks = dearer > 30 ? [new PriceBreak(dearer, price - 0.5m)] : [],
        };

    private static decimal? InPounds(VendorOffer offer) =>
        (Some.Settings with { Rates = Rates }).RateOf(offer.Currency!.Value) is { } rate ? offer.UnitPriceAt(50) * rate : null;

    private static (string Vendor, string Code, string Reason) Said(VendorChoice? choice) =>
        choice is null ? default : (choice.Vendor.Id.Value, choice.Code, choice.Reason);

    private static VendorChoice? Choose(decimal needed, params VendorOffer[] offers) => Choose(Today, needed, offers);

    private static VendorChoice? Choose(DateOnly day, decimal needed, params VendorOffer[] offers) => VendorChoices.Of(
        new Variant { Id = Some.Bolt, Vendors = [.. offers] }, VendorsOf(offers), Some.Settings with { Rates = Rates }, needed, day);

    private static VendorChoice? Choose(ImmutableDictionary<VendorId, Vendor> vendors, VendorOffer[] offers) =>
        VendorChoices.Of(new Variant { Id = Some.Bolt, Vendors = [.. offers] }, vendors, Some.Settings, 10, Today);

    private static ImmutableDictionary<VendorId, Vendor> VendorsOf(VendorOffer[] offers) => offers.ToImmutableDictionary(
        offer => offer.Vendor,
        offer => new Vendor { Id = offer.Vendor, Name = offer.Vendor.Value, Currency = Some.Pounds, LeadTime = 5 });

    private static VendorOffer Offer(string vendor, decimal price, string currency) =>
        new() { Vendor = new VendorId(vendor), CostPrice = price, Currency = Currency.Of(currency) };
}
