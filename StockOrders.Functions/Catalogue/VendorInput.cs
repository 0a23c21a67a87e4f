using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Catalogue;

/// <summary>A vendor as a client wants it: what they sent over what it is now.</summary>
internal static class VendorInput
{
    public const int MaxHolidays = 200;

    private const decimal Max = 1_000_000_000;
    private const int MaxDays = 1_000;

    /// <param name="home">The account's currency, in which a vendor is paid who has none.</param>
    public static Vendor Read(JsonFields fields, Vendor? before, VendorId id, Currency home)
    {
        fields.Ignore("id", "display_name", "measured_lead_time");
        var basis = before ?? new Vendor { Id = id, Name = id.Value, Currency = home };
        var vendor = basis with
        {
            Name = fields.Text("name", 500) is { Length: > 0 } name ? name : basis.Name,
            Email = fields.Has("email") ? fields.Email("email") : basis.Email,
            BuyerEmail = fields.Has("buyer_email") ? fields.Email("buyer_email") : basis.BuyerEmail,
            Attn = fields.Has("attn") ? fields.Text("attn", 500) : basis.Attn,
            Address = fields.Has("address") ? fields.Lines("address", 2_000) : basis.Address,
            Currency = fields.Currency("currency") ?? basis.Currency,
            Confirmation = Confirmation(fields, basis.Confirmation),
            LeadTime = fields.Whole("lead_time", 0, MaxDays) ?? basis.LeadTime,
            LeadTimeDeviation = (double?)fields.Number("lead_time_deviation", 0, MaxDays, 4) ?? basis.LeadTimeDeviation,
            LeadTimeFrom = fields.Word("lead_time_from", false, ("stated", LeadTimeSource.Stated), ("measured", LeadTimeSource.Measured)) ?? basis.LeadTimeFrom,
            OrderDays = fields.Weekdays("order_days") ?? basis.OrderDays,
            DeliveryDays = fields.Weekdays("delivery_days") ?? basis.DeliveryDays,
            Holidays = fields.Has("holidays") ? HolidayInput.Read(fields, MaxHolidays) : basis.Holidays,
            MinOrderValue = fields.Number("min_order_value", 0, Max, 4) ?? basis.MinOrderValue,
            TargetOrderValue = fields.Number("target_order_value", 0, Max, 4) ?? basis.TargetOrderValue,
            MinOrderQuantity = fields.Number("min_order_quantity", 0, Max, 4) ?? basis.MinOrderQuantity,
            MaxOrderQuantity = fields.Number("max_order_quantity", 0, Max, 4) ?? basis.MaxOrderQuantity,
            Moq = fields.Word("moq", false, ("variant", MoqScope.Variant), ("product", MoqScope.Product), ("order", MoqScope.Order)) ?? basis.Moq,
            UomRound = fields.Word("uom_round", false, ("up", UomRound.Up), ("down", UomRound.Down), ("off", UomRound.Off)) ?? basis.UomRound,
            PaymentTerms = fields.Has("payment_terms") ? fields.Text("payment_terms", 500) : basis.PaymentTerms,
            ShipmentMethod = fields.Has("shipment_method") ? fields.Text("shipment_method", 500) : basis.ShipmentMethod,
            DefaultDiscount = fields.Number("default_discount", 0, 100, 4) ?? basis.DefaultDiscount,
            Disabled = fields.Flag("disabled") ?? basis.Disabled,
        };
        if (vendor.MaxOrderQuantity > 0 && vendor.MaxOrderQuantity < vendor.MinOrderQuantity)
        {
            fields.Refuse(
                "max_order_quantity",
                "maximum_too_low",
                $"{fields.PathOf("max_order_quantity")} {vendor.MaxOrderQuantity} is below min_order_quantity {vendor.MinOrderQuantity}; nothing could be ordered.");
        }

        return vendor;
    }

    /// <summary>An explicit null takes the account's time again.</summary>
    private static ConfirmationTerms? Confirmation(JsonFields fields, ConfirmationTerms? before)
    {
        var (shortest, longest) = (SettingsInput.Shortest, SettingsInput.Longest);
        var terms = new ConfirmationTerms
        {
            Due = fields.Has("confirmation_due") ? fields.Duration("confirmation_due", shortest, longest) : before?.Due,
            Chase = fields.Has("confirmation_chase") ? fields.Duration("confirmation_chase", shortest, longest) : before?.Chase,
            Chases = fields.Has("confirmation_chases") ? fields.Durations("confirmation_chases", SettingsInput.MaxChases, shortest, longest) : before?.Chases,
        };
        return terms == new ConfirmationTerms() ? null : terms;
    }
}
