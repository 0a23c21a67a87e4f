namespace StockOrders.Domain.Promises;

/// <summary>What can be promised to customers on one day of the account; quantities in the variant's unit.</summary>
/// <param name="Incoming">Arrives at the beginning of the day.</param>
/// <param name="Outgoing">Leaves on the day.</param>
/// <param name="Discrete">What the day adds to what can be promised.</param>
/// <param name="Cumulative">What can be promised for the day in all, if nothing is promised for the days before it; never below zero.</param>
internal readonly record struct PromiseDay(DateOnly Day, decimal Incoming, decimal Outgoing, decimal Discrete, decimal Cumulative);

/// <summary>Goods that come, or leave, on a day.</summary>
internal readonly record struct StockMove(DateOnly Day, decimal Quantity);
