using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Pricing;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Pricing;

/// <summary>What holds of the amounts of every order.</summary>
public sealed class LawsOfPricesTests
{
    [Fact]
    public void Every_amount_is_a_whole_number_of_minor_units() => ForEveryOrder(order => PricedLine.AllOf(order).All(line =>
        IsWhole(line.Amounts.Gross, order) && IsWhole(line.Amounts.Net, order) && IsWhole(line.Amounts.Tax, order)
        && IsWhole(line.ShippingShare, order) && IsWhole(line.LandedCost, order)));

    [Fact]
    public void Lines_and_charges_sum_to_the_total() => ForEveryOrder(order =>
    {
        var (totals, lines) = (OrderTotals.Of(order), PricedLine.AllOf(order));
        return totals.Total == lines.Sum(line => line.Amounts.Total) + totals.Charges.Amount
            && totals.ExTax.Amount == lines.Sum(line => line.Amounts.Net) + totals.Shipping.Amount
            && totals.Tax.Amount == lines.Sum(line => line.Amounts.Tax) + totals.ShippingTax.Amount
            && totals.Discount.Amount == lines.Sum(line => line.Amounts.Discount)
            && totals.Total == totals.ExTax.Amount + totals.Tax.Amount
            && totals.Volume == lines.Sum(line => line.Volume ?? 0);
    });

    [Fact]
    public void Shares_of_shipping_sum_to_it_and_landed_costs_to_goods_and_shipping() => ForEveryOrder(order =>
    {
        var (totals, lines) = (OrderTotals.Of(order), PricedLine.AllOf(order));
        return lines.Sum(line => line.ShippingShare) == totals.Shipping.Amount
            && lines.Sum(line => line.LandedCost) == totals.ExTax.Amount
            && lines.All(line => line.ShippingShare >= 0);
    });

    [Fact]
    public void A_discount_takes_off_no_less_than_nothing_and_no_more_than_all() => ForEveryOrder(order =>
        PricedLine.AllOf(order).All(line => line.Amounts.Net >= 0 && line.Amounts.Net <= line.Amounts.Gross));

    [Fact]
    public void Tax_is_from_nothing_to_the_net_amount() => ForEveryOrder(order =>
        PricedLine.AllOf(order).All(line => line.Amounts.Tax >= 0 && line.Amounts.Tax <= line.Amounts.Net));

    [Fact]
    public void An_amount_is_never_further_from_the_exact_one_than_half_a_minor_unit() => ForEveryOrder(order =>
    {
        var half = new decimal(5, 0, 0, false, (byte)(order.Header.Currency.MinorUnits + 1));
        return PricedLine.AllOf(order).All(line =>
        {
            var counted = order.Header.Discounts!.Enabled == false ? 0 : line.Line.Discount ?? order.Header.Discounts.Default;
            var exact = line.Line.Ordered * line.Line.CostPrice * (100 - counted) / 100;
            return Math.Abs(line.Amounts.Net - exact) <= half && Math.Abs(line.Amounts.Tax - (line.Amounts.Net * line.Line.Tax / 100)) <= half;
        });
    });

    private static void ForEveryOrder(Func<StockOrder, bool> law) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(SomePrices.Orders.ToArbitrary(), law));

    private static bool IsWhole(decimal amount, StockOrder order) => Money.Exactly(amount, order.Header.Currency).Amount == amount;
}
