using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Forecasting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Catalogue;

/// <summary>What people say of a variant's replenishment, over what they said before.</summary>
internal static class VariantSteering
{
    /// <summary>The word for a method that is chosen by itself.</summary>
    public const string Auto = "auto";

    public static readonly string[] Methods = [Auto, .. ChoiceWords.All<ForecastMethod>().Select(method => method.Text)];

    private const int MaxDays = 1_000;

    public static string WordOf(ForecastMethod? method) => method is { } chosen ? ChoiceWords.Of(chosen) : Auto;

    public static Variant Read(JsonFields fields, Variant basis)
    {
        var variant = basis with
        {
            ReviewPeriod = fields.Whole("review_period", 0, MaxDays) ?? basis.ReviewPeriod,
            SafetyStock = Units(fields, "safety_stock") ?? basis.SafetyStock,
            SafetyDays = fields.Has("safety_days") ? fields.Whole("safety_days", 0, MaxDays) : basis.SafetyDays,
            ServiceLevel = fields.Has("service_level") ? (double?)fields.Number("service_level", 0.0001m, 0.9999m, 4) : basis.ServiceLevel,
            MinimumStock = Units(fields, "minimum_stock") ?? basis.MinimumStock,
            TargetStock = fields.Has("target_stock") ? Units(fields, "target_stock") : basis.TargetStock,
            MaximumStock = fields.Has("maximum_stock") ? Units(fields, "maximum_stock") : basis.MaximumStock,
            Method = fields.Has("forecast_method") ? Method(fields) : basis.Method,
            Assembled = fields.Flag("assembled") ?? basis.Assembled,
        };
        if (variant.MaximumStock is { } most)
        {
            NotAbove(fields, "minimum_stock", variant.MinimumStock, most);
            NotAbove(fields, "target_stock", variant.TargetStock, most);
        }

        return variant;
    }

    private static decimal? Units(JsonFields fields, string name) => fields.Number(name, 0, VariantInput.MaxQuantity, 4);

    private static ForecastMethod? Method(JsonFields fields)
    {
        (string, Chosen)[] words = [(Auto, default), .. ChoiceWords.All<ForecastMethod>().Select(word => (word.Text, new Chosen(word.Word)))];
        return fields.Word("forecast_method", false, words)?.Method;
    }

    private static void NotAbove(JsonFields fields, string name, decimal? quantity, decimal most)
    {
        if (quantity > most)
        {
            fields.Refuse(
                "maximum_stock", "maximum_too_low", $"{fields.PathOf("maximum_stock")} {most} is below {name} {quantity}; stock could not come to both.");
        }
    }

    private readonly record struct Chosen(ForecastMethod? Method);
}
