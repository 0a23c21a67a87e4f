using System.Collections.Immutable;

namespace StockOrders.Functions.Files.Tables;

/// <summary>A line of a table that came as a file.</summary>
internal sealed record TableRow(ImmutableArray<TableCell> Cells)
{
    public TableCell this[int column] => column < Cells.Length ? Cells[column] : TableCell.Empty;

    public bool IsEmpty => Cells.All(cell => cell.Text.Length == 0);
}

/// <param name="Text">As it is written; the last known result where it is a formula.</param>
/// <param name="IsNumber">Of a workbook: a number as programs write it, with an exponent perhaps.</param>
/// <param name="IsFormula">Whoever opens the file may see something else than what is written.</param>
internal readonly record struct TableCell(string Text, bool IsNumber = false, bool IsFormula = false)
{
    public static TableCell Empty { get; } = new("");
}
