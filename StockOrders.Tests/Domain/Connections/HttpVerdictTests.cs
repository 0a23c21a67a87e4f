using StockOrders.Domain.Connections;

namespace StockOrders.Tests.Domain.Connections;

public sealed class HttpVerdictTests
{
    [Fact]
    public void Every_status_has_its_verdict()
    {
        var again = new[] { 408, 409, 423, 425, 429 };
        var never = new[] { 501, 505 };
        foreach (var status in Enumerable.Range(200, 400))
        {
            var verdict = status < 300 ? HttpVerdict.Done
                : again.Contains(status) || (status >= 500 && !never.Contains(status)) ? HttpVerdict.Again
                : HttpVerdict.Final;
            Assert.Equal((status, verdict), (status, HttpVerdicts.Of(status)));
        }
    }
}
