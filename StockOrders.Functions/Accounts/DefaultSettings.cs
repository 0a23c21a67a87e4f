using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Accounts;

/// <summary>How an account works until it says otherwise: the figures of the process it automates (2,000, an answer in 24 hours, a chase at hour 25).</summary>
internal static class DefaultSettings
{
    public static AccountSettings Value { get; } = new()
    {
        Currency = Currency.Of("GBP"),
        TimeZone = "Europe/London",
        ApprovalLimit = 2000,
        ApprovalReminder = TimeSpan.FromHours(24),
        ApprovalEscalation = TimeSpan.FromHours(48),
        ApprovalTimeout = TimeSpan.FromHours(72),
        ApprovalSilence = ApprovalSilence.Reject,
        ConfirmationDue = TimeSpan.FromHours(24),
        ConfirmationChase = TimeSpan.FromHours(25),
        Tolerance = default,
    };
}
