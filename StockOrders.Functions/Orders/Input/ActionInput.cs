using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Orders.Input;

/// <summary>What may stand in the body of an action.</summary>
/// <param name="To">Of <c>scale</c>: units that the order is to reach.</param>
/// <param name="Expected">Of <c>confirm</c>: the day on which the supplier said that they deliver.</param>
/// <param name="ConfirmedBy">Of <c>confirm</c>: who said so, on the phone.</param>
internal sealed record ActionInput(string? Comment, Remainder Remainder, decimal? To, int? Proposal = null, DateOnly? Expected = null, string? ConfirmedBy = null)
{
    public const int MaxComment = 2_000;
    private const int MaxName = 200;

    public static ActionInput Read(JsonFields fields)
    {
        fields.Flag(JsonFields.SkipBackgroundJobs);
        return new ActionInput(
            fields.Lines("comment", MaxComment),
            fields.Word("remainder", false, ("drop", Remainder.Drop), ("close", Remainder.Drop), ("backorder", Remainder.Backorder)) ?? Remainder.Drop,
            fields.Number("to", 0, LineEdit.MaxQuantity, 4),
            (int?)fields.Number("proposal", 1, int.MaxValue, 0),
            fields.Day("expected_date"),
            fields.Text("confirmed_by", MaxName));
    }
}
