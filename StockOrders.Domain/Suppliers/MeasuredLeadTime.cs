namespace StockOrders.Domain.Suppliers;

/// <summary>How long a vendor's newest orders took, from the day they were sent to the day the goods came.</summary>
/// <param name="Orders">How many it was measured on.</param>
/// <param name="Mean">Days.</param>
/// <param name="Deviation">Standard deviation of a sample, in days.</param>
/// <param name="First">When the first of them was sent.</param>
/// <param name="Last">When the last of them was sent.</param>
internal sealed record MeasuredLeadTime(int Orders, double Mean, double Deviation, DateOnly First, DateOnly Last);
