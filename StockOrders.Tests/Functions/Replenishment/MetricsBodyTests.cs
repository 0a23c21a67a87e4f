using StockOrders.Functions.Replenishment;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Snapshots;

namespace StockOrders.Tests.Functions.Replenishment;

/// <summary>Metrics are written where they changed, and nowhere else.</summary>
public sealed class MetricsBodyTests
{
    private static readonly VariantMetricsRow Full = (VariantMetricsRow)new Specimen(filled: true).Of(typeof(VariantMetricsRow));

    [Fact]
    public void First_metrics_are_written()
    {
        using var body = new MetricsBody();
        Assert.Equal(Full.Variant, Read(body.Changed(default, Full)!.Value).Variant);
    }

    [Fact]
    public void Same_figures_of_another_night_are_not_written()
    {
        using var body = new MetricsBody();
        Assert.Null(body.Changed(Packed.From(Full), Full with { Night = Full.Night!.Value.AddDays(1) }));
    }

    [Fact]
    public void Figure_that_changed_is_written_with_its_night()
    {
        using var body = new MetricsBody();
        var changed = Full with { DailySales = Full.DailySales + 0.5m, Night = Full.Night!.Value.AddDays(1) };
        Assert.Equal((changed.DailySales, changed.Night), (Read(body.Changed(Packed.From(Full), changed)!.Value).DailySales, changed.Night));
    }

    [Fact]
    public void Metrics_that_cannot_be_read_are_written_anew()
    {
        using var body = new MetricsBody();
        Assert.NotNull(body.Changed(new byte[] { 77, 1, 2 }, Full));
    }

    private static VariantMetricsRow Read(ReadOnlyMemory<byte> body) => Packed.To<VariantMetricsRow>(new StoredRow(new("p", "r"), "1", body));
}
