namespace StockOrders.Domain.Replenishment;

/// <summary>
/// What stock, sales and orders of one variant come to, in one warehouse or in several together. Quantities are in the variant's unit,
/// money is in the account's currency at its minor unit, days are counted from the night of the run.
/// </summary>
internal sealed record StockOutlook
{
    /// <summary>On its way by purchase and assembly orders.</summary>
    public decimal PurchaseOrders { get; init; }

    /// <summary>On its way from other warehouses.</summary>
    public decimal TransfersIn { get; init; }

    /// <summary>Promised to other warehouses.</summary>
    public decimal TransfersOut { get; init; }

    public SalesSums Sold { get; init; } = new();

    /// <summary>Whole days until nothing is left, what arrives before then counted in; null where it never sells out.</summary>
    public int? SellOutDays { get; init; }

    /// <summary>The last day to order on without selling out; the night's own where that has passed, null where no day is known.</summary>
    public DateOnly? ReplenishDate { get; init; }

    /// <summary>Left at the end of the lead time, with what arrives until then.</summary>
    public decimal ForecastedStock { get; init; }

    /// <summary>Left at the end of the lead time of what is on the shelf today.</summary>
    public decimal CurrentForecastedStock { get; init; }

    /// <summary>Units that would be sold during the lead time if they were there.</summary>
    public decimal LostSales { get; init; }

    /// <summary><see cref="LostSales"/> at the variant's price; null where it has none.</summary>
    public decimal? LostRevenue { get; init; }

    /// <summary>The same through lead time and review period, if nothing is ordered; null where the variant has no price.</summary>
    public decimal? UnderValue { get; init; }

    /// <summary>What is to order at the chosen vendor's price for that quantity; null where that is not known in the account's currency.</summary>
    public decimal? ToOrderCost { get; init; }
}

/// <summary>Units sold in the days up to and including yesterday, returns taken off.</summary>
internal sealed record SalesSums(
    decimal Last7 = 0, decimal Last30 = 0, decimal Last60 = 0, decimal Last90 = 0, decimal Last180 = 0, decimal Last365 = 0);
