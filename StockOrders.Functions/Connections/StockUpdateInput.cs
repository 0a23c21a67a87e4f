using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Connections;

/// <summary>A line as a client wrote it.</summary>
/// <param name="IsNumber">The id was a number and is answered as one.</param>
internal sealed record AskedStock(string Id, bool IsNumber, decimal Delta, decimal? StockBefore);

/// <summary>A push of stock as a client asks for it: lines inside <c>stock-update</c>, the direction beside it, or inside, or in the address.</summary>
internal sealed record StockUpdateInput(bool ForDestination, IReadOnlyList<AskedStock> Lines)
{
    /// <summary>Components of assemblies come to eight digits, and to a billion times a billion.</summary>
    private const decimal MaxDelta = 1_000_000_000_000_000_000m;

    private const int Decimals = 8;

    /// <summary>Null with findings where it is no such thing.</summary>
    /// <param name="direction">What the address says; null where it does not.</param>
    public static StockUpdateInput? Read(JsonInput input, bool? direction)
    {
        var root = input.Root;
        root.IgnoreEnvelope();
        root.Ignore("wh");
        var beside = root.Flag("forDst");
        var update = root.Object("stock-update", required: !root.Has("items"));
        update?.Flag(JsonFields.SkipBackgroundJobs);
        update?.Ignore("wh", "connection", "status", "at");
        var inside = update?.Flag("forDst");
        var fields = (update ?? root).Objects("items", LineRules.MaxLines, required: update is not null || root.Has("items"));
        var lines = fields?.Select(Line).ToList();
        if (lines is { Count: 0 })
        {
            root.Refuse("items", "no_items", "items holds no item to push.");
        }

        bool?[] said = [direction, beside, inside];
        if (said.OfType<bool>().Distinct().Count() > 1)
        {
            root.Refuse("forDst", "two_directions", "forDst is true in one place and false in another.");
        }

        update?.Close();
        root.Close();
        return lines is null || !input.Findings.IsSound ? null : new StockUpdateInput(said.OfType<bool>().FirstOrDefault(true), lines);
    }

    private static AskedStock Line(JsonFields fields)
    {
        // Sent back as they were answered.
        fields.Ignore("error", "code", "status");
        var line = new AskedStock(
            fields.Id("id", required: true) ?? "",
            fields.IsNumber("id"),
            fields.Number("delta", -MaxDelta, MaxDelta, Decimals, required: true) ?? 0,
            fields.Number("stock_before", -MaxDelta, MaxDelta, Decimals));
        fields.Close();
        return line;
    }

    /// <summary>The direction that an address asks for; null where it says nothing.</summary>
    public static Outcome<bool?> Direction(string? said) => said switch
    {
        null or "" => (bool?)null,
        _ when said == "1" || said.Equals("true", StringComparison.OrdinalIgnoreCase) => (bool?)true,
        _ when said == "0" || said.Equals("false", StringComparison.OrdinalIgnoreCase) => (bool?)false,
        _ => new Refusal(RefusalKind.Invalid, "wrong_type", "forDst must be true or false.", "forDst"),
    };
}
