using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Suppliers;

namespace StockOrders.Domain.Replenishment;

/// <summary>How long goods take and how sure that is.</summary>
internal static class LeadTimeCount
{
    /// <param name="vendor">Null where nobody sells it.</param>
    /// <param name="measured">Of the vendor's own deliveries; null where there are too few.</param>
    public static LeadTimeFigures Of(Variant variant, Vendor? vendor, VendorOffer? offer, MeasuredLeadTime? measured, DateOnly today)
    {
        var (stated, source) = Stated(variant, vendor, offer, measured);
        if (vendor is null)
            return new LeadTimeFigures(stated, stated, source, 0, LeadTimeDeviationSource.None, today, today.AddDays(stated), 1);

        var dates = VendorCalendar.Of(vendor, today, stated);
        var (deviation, deviationFrom) = Deviation(vendor, measured, stated);
        return new LeadTimeFigures(
            dates.ArrivesOn.DayNumber - today.DayNumber, stated, source, deviation, deviationFrom, dates.OrderOn, dates.ArrivesOn, dates.DaysBetween)
        {
            Measured = measured,
        };
    }

    private static (int Days, LeadTimeFrom Source) Stated(Variant variant, Vendor? vendor, VendorOffer? offer, MeasuredLeadTime? measured)
    {
        if (vendor?.LeadTimeFrom == LeadTimeSource.Measured && measured is not null)
            return ((int)Math.Ceiling(Math.Round(measured.Mean, 6)), LeadTimeFrom.Measured);
        if (offer?.LeadTime is { } offered)
            return (offered, LeadTimeFrom.Offer);
        if (variant.LeadTime is { } own)
            return (own, LeadTimeFrom.Variant);
        return vendor is null ? (0, LeadTimeFrom.Nobody) : (vendor.LeadTime, LeadTimeFrom.Vendor);
    }

    /// <summary>
    /// Around the days that are counted on, not around the mean: a vendor who says 14 and takes 17 each time is not punctual. Goods that come
    /// earlier than counted on leave nobody without, so that side does not count.
    /// </summary>
    private static (double Deviation, LeadTimeDeviationSource Source) Deviation(Vendor vendor, MeasuredLeadTime? measured, int days)
    {
        if (measured is not null)
        {
            var late = Math.Max(0, measured.Mean - days);
            return (Math.Round(Math.Sqrt((measured.Deviation * measured.Deviation) + (late * late)), 6), LeadTimeDeviationSource.Measured);
        }

        return vendor.LeadTimeDeviation > 0
            ? (vendor.LeadTimeDeviation, LeadTimeDeviationSource.Stated)
            : (0, LeadTimeDeviationSource.None);
    }
}
