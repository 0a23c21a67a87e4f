using StockOrders.Domain.Accounts;

namespace StockOrders.Domain.Suppliers;

/// <summary>Puts an order to its supplier: when they are to answer by, and when silence is noticed. The instants are fixed here.</summary>
internal static class Awaiting
{
    /// <param name="settings">Those that hold for this vendor.</param>
    public static Dispatch From(this Dispatch dispatch, DateTimeOffset now, AccountSettings settings) => dispatch with
    {
        ConfirmationDue = now + settings.ConfirmationDue,
        ChaseAt = now + settings.ConfirmationChase,
        ChasedAt = null,
    };

    /// <summary>The same revision once more, as if nothing had been answered.</summary>
    public static Dispatch Anew(this Dispatch dispatch, DateTimeOffset now, AccountSettings settings) => (dispatch with
    {
        ConfirmedAt = null,
        DeclinedAt = null,
        ProposedAt = null,
        Comment = null,
        AskedAnewAt = now,
    }).From(now, settings);
}
