using DocumentFormat.OpenXml.Spreadsheet;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Lists;

namespace StockOrders.Functions.Papers.Data;

/// <summary>How cells of a workbook look; their numbers are the places of the formats below.</summary>
internal static class SheetStyles
{
    public const uint Plain = 0;
    public const uint Heading = 1;
    public const uint Day = 2;
    public const uint Money = 3;
    public const uint Price = 4;

    private const uint MoneyFormat = 164;
    private const uint PriceFormat = 165;
    private const uint DayFormat = 166;

    public static uint Of<T>(ListField<T> column) => column switch
    {
        { Kind: CellKind.Day } => Day,
        { Name: "cost_price" } => Price,
        { Name: "total" or "total_ex_tax" or "total_tax" } => Money,
        _ => Plain,
    };

    /// <summary>A day as spreadsheets count them: 1 is 1 January 1900, with the 29 February that that year never had.</summary>
    public static int SerialOf(int dayNumber) => dayNumber - new DateOnly(1899, 12, 30).DayNumber;

    public static Stylesheet Of(Currency currency)
    {
        var digits = currency.MinorUnits == 0 ? "" : "." + new string('0', currency.MinorUnits);
        return new Stylesheet(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = MoneyFormat, FormatCode = "#,##0" + digits },
                new NumberingFormat { NumberFormatId = PriceFormat, FormatCode = currency.MinorUnits == 0 ? "#,##0.####" : "#,##0" + digits + "####" },
                new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy-mm-dd" })
            {
                Count = 3,
            },
            new Fonts(new Font(), new Font(new Bold())) { Count = 2 },
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })) { Count = 2 },
            new Borders(new Border()) { Count = 1 },
            new CellStyleFormats(new CellFormat()) { Count = 1 },
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = MoneyFormat, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = PriceFormat, ApplyNumberFormat = true })
            {
                Count = 5,
            });
    }
}
