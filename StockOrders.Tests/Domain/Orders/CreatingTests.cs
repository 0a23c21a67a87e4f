using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain.Orders;

public sealed class CreatingTests
{
    [Fact]
    public void A_created_order_is_a_draft_of_version_one()
    {
        var order = Given.Draft().Order;

        Assert.Equal((Stage.Draft, 1, 1, null), (order.Stage, order.Version, order.Revision, order.SubmittedAt));
        Assert.Equal(Some.Morning, order.CreatedAt);
    }

    [Fact]
    public void Created_to_be_submitted_it_is_both_at_once()
    {
        var story = new Story().Do(Some.Create() with { SubmitAtOnce = true });

        Assert.Equal((Stage.Draft, Some.Morning, 2), (story.Order.Stage, story.Order.SubmittedAt, story.Order.Version));
    }

    [Fact]
    public void The_same_order_again_changes_nothing() => Assert.Empty(Given.Draft().Try(Some.Create()).Value);

    [Fact]
    public void Goods_cannot_be_received_by_creating_an_order() =>
        Assert.Equal(0, Given.Draft(Some.Line() with { Received = 5, Invoiced = 5 }).Line.Received);

    [Fact]
    public void Every_fault_is_named_at_once_with_its_field()
    {
        var create = Some.Create(Some.Line(0), Some.Line(1.5m, -1), Some.Line(2_000_000_000, 0.00001m, Some.Nut)) with
        {
            Header = Some.Header with { Vendor = null, ShippingHandling = -1, Email = "a@b, c@d" },
        };

        var refusals = new Story().Try(create).Refusals;

        Assert.Equal(
            [
                ("vendor_required", "vendor"),
                ("price_out_of_range", "shipping_handling"),
                ("not_an_address", "email"),
                ("nothing_ordered", "items[0].replenishment"),
                ("item_twice", "items[1].id"),
                ("quantity_not_whole", "items[1].replenishment"),
                ("price_out_of_range", "items[1].cost_price"),
                ("quantity_out_of_range", "items[2].replenishment"),
                ("price_too_fine", "items[2].cost_price"),
            ],
            refusals.Select(refusal => (refusal.Code, refusal.Field!)));
        Assert.All(refusals, refusal => Assert.Equal(RefusalKind.Invalid, refusal.Kind));
    }

    [Theory]
    [InlineData(0, "no_items")]
    [InlineData(2_001, "too_many_items")]
    public void An_order_has_one_to_two_thousand_items(int count, string code)
    {
        var lines = Enumerable.Range(0, count).Select(number => Some.Line(variant: VariantId.From($"v{number}")));

        Assert.Equal(code, new Story().Refused(Some.Create() with { Lines = [.. lines] }).Code);
    }

    [Fact]
    public void Two_thousand_items_are_an_order()
    {
        var lines = Enumerable.Range(0, 2_000).Select(number => Some.Line(variant: VariantId.From($"v{number}")));

        Assert.Equal(2_000, new Story().Do(Some.Create() with { Lines = [.. lines] }).Order.Lines.Length);
    }

    [Theory]
    [InlineData("Transfer", null, "source_warehouse_required")]
    [InlineData("Transfer", "w1", "same_warehouse")]
    [InlineData("Assembly", null, "source_warehouse_required")]
    public void Other_types_need_a_source(string type, string? source, string code)
    {
        var header = Some.TransferHeader with { SourceWarehouse = source is null ? null : WarehouseId.From(source) };

        Assert.Equal(code, new Story().Refused(Create(Enum.Parse<OrderType>(type), header)).Code);
    }

    [Fact]
    public void An_assembly_may_stay_in_its_warehouse()
    {
        var header = Some.TransferHeader with { SourceWarehouse = Some.Header.Warehouse };
        var line = Some.Line() with { Components = [new LineComponent(Some.Nut, 4)] };

        Assert.Single(new Story().Try(Some.Create(line) with { Type = OrderType.Assembly, Header = header }).Value);
    }

    [Fact]
    public void An_assembly_needs_components_on_every_item_and_other_orders_have_none()
    {
        var assembly = Some.Create() with { Type = OrderType.Assembly, Header = Some.TransferHeader };
        var top = new LineComponent(VariantId.From("c1_2"), 1);

        Assert.Single(new Story().Try(assembly with { Lines = [Some.Line() with { Components = [top] }] }).Value);
        Assert.Equal(("components_required", "items[0].components"), Named(assembly));
        Assert.Equal(
            ("component_of_itself", "items[0].components[0].id"),
            Named(assembly with { Lines = [Some.Line() with { Components = [top with { Variant = Some.Line().Variant }] }] }));
        Assert.Equal(("item_twice", "items[0].components[1].id"), Named(assembly with { Lines = [Some.Line() with { Components = [top, top] }] }));
        Assert.Equal(
            ("nothing_ordered", "items[0].components[0].quantity"),
            Named(assembly with { Lines = [Some.Line() with { Components = [top with { Quantity = 0 }] }] }));
        Assert.Equal("components_not_expected", Named(Some.Create(Some.Line() with { Components = [top] })).Code);

        static (string Code, string? Field) Named(OrderCommand command) =>
            new Story().Refused(command) is var refusal ? (refusal.Code, refusal.Field) : default;
    }

    [Fact]
    public void Fractions_are_ordered_where_the_unit_has_them() =>
        Assert.Equal(1.2345m, Given.Draft(Some.Line(1.2345m) with { UnitDecimals = 4 }).Line.Ordered);

    [Fact]
    public void Nothing_but_creating_is_possible_without_an_order() =>
        Assert.Equal((RefusalKind.Missing, "unknown_order"), (new Story().Refused(new OrderCommand.Submit()).Kind, "unknown_order"));

    private static OrderCommand.Create Create(OrderType type, OrderHeader header)
    {
        var line = type == OrderType.Assembly ? Some.Line() with { Components = [new LineComponent(Some.Nut, 4)] } : Some.Line();
        return Some.Create(line) with { Type = type, Header = header };
    }
}
