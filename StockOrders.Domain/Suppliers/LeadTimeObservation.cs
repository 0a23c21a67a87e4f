using StockOrders.Domain.Values;

namespace StockOrders.Domain.Suppliers;

/// <summary>How long one order took.</summary>
/// <param name="Sent">The day on which its goods were first ordered.</param>
/// <param name="Days">From that day to the mean of the days on which goods came, weighted by their quantities; to four digits.</param>
internal readonly record struct LeadTimeObservation(OrderId Order, DateOnly Sent, decimal Days);
