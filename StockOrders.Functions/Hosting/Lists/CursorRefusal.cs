using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Hosting.Lists;

/// <summary>Made up, cut off, or taken from another list.</summary>
internal static class CursorRefusal
{
    public static Refusal Of() => new(
        RefusalKind.Invalid,
        "invalid_cursor",
        "This is no cursor of this list with these filters and this sort. Take it from meta.next_cursor; leave it out for the first page.",
        "cursor");
}
