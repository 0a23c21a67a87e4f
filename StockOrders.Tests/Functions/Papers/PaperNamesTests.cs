using StockOrders.Domain.Orders;
using StockOrders.Functions.Papers;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Papers;

public sealed class PaperNamesTests
{
    [Theory]
    [InlineData("PO-1", "Purchase-order-PO-1.pdf")]
    [InlineData("../../etc/passwd", "Purchase-order-etc-passwd.pdf")]
    [InlineData("a\r\nSet-Cookie: x=\"y\".exe", "Purchase-order-a-Set-Cookie-x-y-exe.pdf")]
    [InlineData("Σ朝", "Purchase-order-6632028000000000000000aa.pdf")]
    [InlineData("CON", "Purchase-order-CON.pdf")]
    [InlineData(null, "Purchase-order-6632028000000000000000aa.pdf")]
    public void Name_is_safe_everywhere(string? reference, string expected) =>
        Assert.Equal(expected, PaperNames.Of(Given.Draft().Order with { Header = Some.Header with { Reference = reference } }, "pdf"));

    [Fact]
    public void Later_revision_is_named() =>
        Assert.Equal("Purchase-order-PO-1-revision-2.xml", PaperNames.Of(Given.Draft().Order with { Revision = 2 }, "xml"));

    [Fact]
    public void Long_reference_is_cut() =>
        Assert.InRange(PaperNames.Of(Given.Draft().Order with { Header = Some.Header with { Reference = new string('x', 500) } }, "pdf").Length, 1, 100);

    [Fact]
    public void Transfer_is_called_one() => Assert.StartsWith("Transfer-", PaperNames.Of(Given.Draft().Order with { Type = OrderType.Transfer }, "pdf"), StringComparison.Ordinal);
}
