namespace StockOrders.Domain.Forecasting;

/// <summary>What the variants of a category have in common: how much one sells and when in the year.</summary>
/// <param name="Variants">How many it was made from.</param>
/// <param name="Daily">Mean units a day of one variant in one warehouse on days in stock.</param>
/// <param name="Deviation">Standard deviation of one day's demand of a variant that sells <paramref name="Daily"/>.</param>
/// <param name="Season">Null until variants with a year of history show one.</param>
internal sealed record CategoryProfile(string Category, int Variants, double Daily, double Deviation, SeasonProfile? Season);
