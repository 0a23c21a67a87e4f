using StockOrders.Domain.Values;
using static System.Globalization.CultureInfo;

namespace StockOrders.Tests.Domain.Values;

public sealed class ValueTests
{
    [Theory]
    [InlineData("0", 0, null)]
    [InlineData("1000000000", 0, null)]
    [InlineData("1000000000.0001", 4, "quantity_out_of_range")]
    [InlineData("-0.0001", 4, "quantity_out_of_range")]
    [InlineData("1.0", 0, null)]
    [InlineData("1.5", 0, "quantity_not_whole")]
    [InlineData("1.25", 2, null)]
    [InlineData("1.255", 2, "quantity_not_whole")]
    public void A_quantity_is_within_bounds_and_as_fine_as_its_unit(string quantity, int decimals, string? code) =>
        Assert.Equal(code, Quantities.Refusal(decimal.Parse(quantity, InvariantCulture), decimals, "q")?.Code);

    [Fact]
    public void Ids_of_orders_sort_by_creation()
    {
        byte[] low = [0, 0, 0, 0, 0, 0, 0, 1], high = [255, 255, 255, 255, 255, 255, 255, 255];

        var (first, second) = (OrderIds.New(Some.Morning, high), OrderIds.New(Some.Morning.AddSeconds(1), low));

        Assert.Matches("^[0-9a-f]{24}$", first.Value);
        Assert.True(string.CompareOrdinal(first.Value, second.Value) < 0);
    }

    [Fact]
    public void A_derived_id_is_the_same_each_time_and_another_for_another_text()
    {
        Assert.Equal(OrderIds.Derived("a", Some.Morning), OrderIds.Derived("a", Some.Morning));
        Assert.NotEqual(OrderIds.Derived("a", Some.Morning), OrderIds.Derived("b", Some.Morning));

        var (account, night, warehouse) = (AccountId.From("demo"), new DateOnly(2026, 5, 1), WarehouseId.From("w1"));
        var draft = OrderIds.Replenishment(account, night, VendorId.From("v1"), warehouse);
        Assert.Equal(draft, OrderIds.Replenishment(account, night, VendorId.From("v1"), warehouse));
        Assert.NotEqual(draft, OrderIds.Replenishment(account, night.AddDays(1), VendorId.From("v1"), warehouse));
        Assert.NotEqual(draft, OrderIds.Replenishment(account, night, VendorId.From("v1"), warehouse, part: 1));
    }

    [Theory]
    [InlineData("5A8322013E7859AE69A5D180", "5a8322013e7859ae69a5d180")]
    [InlineData("5a8322013e7859ae69a5d18", null)]
    [InlineData("5a8322013e7859ae69a5d18g", null)]
    [InlineData("", null)]
    public void Ids_are_found_in_either_case(string text, string? id) => Assert.Equal(id, OrderIds.Find(text)?.Value);

    [Theory]
    [InlineData("2026-05-01T22:59:59Z", "Europe/London", "2026-05-01")]
    [InlineData("2026-05-01T23:00:00Z", "Europe/London", "2026-05-02")]
    [InlineData("2026-05-01T23:00:00Z", "UTC", "2026-05-01")]
    [InlineData("2026-05-01T11:59:59Z", "Pacific/Auckland", "2026-05-01")]
    [InlineData("2026-05-01T12:00:00Z", "Pacific/Auckland", "2026-05-02")]
    public void A_day_begins_at_midnight_of_its_zone(string instant, string zone, string day) =>
        Assert.Equal(DateOnly.Parse(day, InvariantCulture), ClockDays.DayOf(DateTimeOffset.Parse(instant, InvariantCulture), zone));

    [Fact]
    public void A_zone_that_is_none_is_not_found() => Assert.Null(ClockDays.Zone("Europe/Atlantis"));

    [Theory]
    [InlineData("sales@wonka.example", true)]
    [InlineData("a@b", true)]
    [InlineData("@b", false)]
    [InlineData("a@", false)]
    [InlineData("a@b@c", false)]
    [InlineData("a@b,c@d", false)]
    [InlineData("A <a@b>", false)]
    [InlineData("a@b\r\nBcc: c@d", false)]
    public void An_address_is_one_address(string text, bool isOne) => Assert.Equal(isOne, MailAddresses.IsOne(text));

    [Theory]
    [InlineData("gbp", "GBP", 2)]
    [InlineData("JPY", "JPY", 0)]
    [InlineData("KWD", "KWD", 3)]
    public void Currencies_are_found_in_any_case(string code, string found, int minorUnits) =>
        Assert.Equal((found, minorUnits), (Currency.Of(code).Code, Currency.Of(code).MinorUnits));

    [Fact]
    public void Figures_are_written_for_people_and_nothing_is_rounded_away()
    {
        Assert.Equal("1,234.5", Figures.Quantity(1_234.50m));
        Assert.Equal("2,000.00 GBP", Figures.Amount(2_000, Some.Pounds));
        Assert.Equal("0.1255 GBP", Figures.Amount(0.1255m, Some.Pounds));
        Assert.Equal("1,000 JPY", Figures.Amount(1_000, Currency.Of("JPY")));
    }
}
