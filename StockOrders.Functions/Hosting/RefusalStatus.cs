using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Hosting;

/// <summary>The one place where a refusal becomes an HTTP status.</summary>
internal static class RefusalStatus
{
    public static int Of(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => 400,
        RefusalKind.Forbidden => 403,
        RefusalKind.Missing => 404,
        RefusalKind.Conflict => 409,
        RefusalKind.Stale => 412,
        RefusalKind.TooLarge => 413,
        RefusalKind.KeyReused => 422,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
