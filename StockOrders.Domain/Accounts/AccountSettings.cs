using System.Collections.Immutable;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Accounts;

/// <summary>How one account works. Durations are elapsed time, not business hours.</summary>
internal sealed record AccountSettings
{
    public required Currency Currency { get; init; }

    /// <summary>IANA name. Days of the account begin at its midnight.</summary>
    public required string TimeZone { get; init; }

    public string? ShopName { get; init; }

    /// <summary>At most this much, in the account's currency, is approved without a person; exactly this much still is.</summary>
    public required decimal ApprovalLimit { get; init; }

    public string? ApproverEmail { get; init; }

    public string? EscalationEmail { get; init; }

    /// <summary>At most this much, in the account's currency, may be approved by the one who asked for it; null: nothing.</summary>
    public decimal? SelfApprovalLimit { get; init; }

    /// <summary>Whether a key with the scope admin may decide where it was not asked, or on its own order.</summary>
    public bool AdministratorsDecide { get; init; } = true;

    /// <summary>Who is told what became of orders; the approver where this is null.</summary>
    public string? BuyerEmail { get; init; }

    /// <summary>How often the account's rules, delegates and budgets changed; 0 where there never were any.</summary>
    public int ApprovalTurn { get; init; }

    public required TimeSpan ApprovalReminder { get; init; }

    public required TimeSpan ApprovalEscalation { get; init; }

    public required TimeSpan ApprovalTimeout { get; init; }

    public required ApprovalSilence ApprovalSilence { get; init; }

    public required TimeSpan ConfirmationDue { get; init; }

    public required TimeSpan ConfirmationChase { get; init; }

    /// <summary>When a supplier who goes on saying nothing is asked again, after sending; ascending, all later than the first chase.</summary>
    public ImmutableArray<TimeSpan> ConfirmationChases { get; init => field = value.IsDefault ? [] : value; } = ConfirmationTerms.Further;

    /// <summary>When a supplier whose goods are late is asked again, after the order was found to be late; ascending.</summary>
    public ImmutableArray<TimeSpan> DelayChases { get; init => field = value.IsDefault ? [] : value; } = ConfirmationTerms.Late;

    public required Tolerance Tolerance { get; init; }

    /// <summary>What one unit of another currency is worth in the account's; an order in a currency without a rate always asks a person.</summary>
    public ImmutableSortedDictionary<string, decimal> Rates { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    /// <summary>The day that a rate of <see cref="Rates"/> is of, where somebody said.</summary>
    public ImmutableSortedDictionary<string, DateOnly> RateDays { get; init; } = ImmutableSortedDictionary<string, DateOnly>.Empty;

    /// <summary>The account's own words for where an order is, each with the status that it stands for.</summary>
    public ImmutableSortedDictionary<string, string> StatusLabels { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether drafts that a recalculation makes go on to approval by themselves; otherwise a person submits them.</summary>
    public bool SubmitDrafts { get; init; }

    /// <summary>What a year in stock costs, in percent of the goods' cost price.</summary>
    public decimal HoldingCostPercent { get; init; } = 25;

    /// <summary>What placing one order costs, in the account's currency.</summary>
    public decimal OrderCost { get; init; }

    /// <summary>Whether a warehouse that needs goods gets what others have to spare before they are bought.</summary>
    public bool ReplenishByTransfer { get; init; } = true;

    /// <summary>Whether announced shipments set the day on which an order is expected.</summary>
    public bool ShipmentsSetDates { get; init; } = true;

    /// <summary>Whether people are mailed once a day what needs them.</summary>
    public bool Digest { get; init; } = true;

    /// <summary>When, as time of day by the account's clocks: from 0:00 on, less than a day.</summary>
    public TimeSpan DigestAt { get; init; } = TimeSpan.FromHours(8);

    /// <summary>1 for the account's own currency; null where there is no rate above zero.</summary>
    public decimal? RateOf(Currency currency)
    {
        if (currency == Currency)
            return 1;
        return Rates.TryGetValue(currency.Code, out var rate) && rate > 0 ? rate : null;
    }
}
