using System.Collections.Immutable;
using System.Globalization;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Hosting;

/// <summary>The versions of an order that an If-Match names: one of them it has to be at.</summary>
internal sealed record ExpectedVersions(ImmutableArray<int> Any)
{
    /// <summary>Null where the order is at one of them, or nothing that is shown of it has changed since.</summary>
    public Refusal? Refusal(int version, int sameSince) => Any.Any(known => known >= sameSince && known <= version)
        ? null
        : new Refusal(
            RefusalKind.Stale,
            "stale_version",
            Any.IsEmpty
                ? "If-Match holds none of this resource's ETags. Read it again."
                : string.Create(CultureInfo.InvariantCulture, $"The order is at version {version}, not {string.Join(" or ", Any)}. Read it again."),
            "If-Match");
}
