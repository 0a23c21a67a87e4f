using System.Collections.Immutable;
using StockOrders.Domain.Accounts;

namespace StockOrders.Domain.Suppliers;

/// <summary>How a vendor's silence is met where that differs from what the account does; null where it does not. All are elapsed time after sending.</summary>
internal sealed record ConfirmationTerms
{
    /// <summary>Until an account says otherwise.</summary>
    public static readonly ImmutableArray<TimeSpan> Further = [TimeSpan.FromDays(5), TimeSpan.FromDays(8)];

    /// <inheritdoc cref="Further"/>
    public static readonly ImmutableArray<TimeSpan> Late = [TimeSpan.FromDays(2), TimeSpan.FromDays(5)];

    public TimeSpan? Due { get; init; }

    public TimeSpan? Chase { get; init; }

    public ImmutableArray<TimeSpan>? Chases { get; init; }

    /// <summary>The account's times with those of the vendor in their place. Further chases that are not later than the first fall away.</summary>
    public static (TimeSpan Due, TimeSpan Chase, ImmutableArray<TimeSpan> Chases) For(AccountSettings settings, ConfirmationTerms? vendor)
    {
        var chase = vendor?.Chase ?? settings.ConfirmationChase;
        return (vendor?.Due ?? settings.ConfirmationDue, chase, [.. (vendor?.Chases ?? settings.ConfirmationChases).Where(after => after > chase)]);
    }
}
