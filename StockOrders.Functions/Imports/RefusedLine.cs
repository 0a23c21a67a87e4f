using System.Collections.Immutable;

namespace StockOrders.Functions.Imports;

/// <summary>A line that was not applied, and what is wrong with it first.</summary>
/// <param name="Line">Its number in the file, the header's mostly being 1.</param>
internal sealed record RefusedLine(int Line, string? Field, string Code, string Message);

/// <summary>Refused lines of one chunk.</summary>
internal sealed record RefusedLinesRow(ImmutableArray<RefusedLine> Lines);
