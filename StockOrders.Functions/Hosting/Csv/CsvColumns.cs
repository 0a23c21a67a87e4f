using System.Collections.Frozen;

namespace StockOrders.Functions.Hosting.Csv;

internal enum CsvKind
{
    Text,
    Number,
    Flag,

    /// <summary>Known, and left aside: what a list tells and nobody sets.</summary>
    ReadOnly,
}

/// <summary>The columns that a file of one kind of thing may have, by the names of members. The id is required.</summary>
internal sealed class CsvColumns
{
    private readonly FrozenDictionary<string, CsvKind> known;

    private CsvColumns(IEnumerable<KeyValuePair<string, CsvKind>> known) => this.known = known.ToFrozenDictionary(StringComparer.Ordinal);

    public static CsvColumns Of(string[] texts, string[] numbers, string[] flags, params IEnumerable<string> readOnly) => new(
    [
        .. texts.Append("id").Select(name => KeyValuePair.Create(name, CsvKind.Text)),
        .. numbers.Select(name => KeyValuePair.Create(name, CsvKind.Number)),
        .. flags.Select(name => KeyValuePair.Create(name, CsvKind.Flag)),
        .. readOnly.Except([.. texts, .. numbers, .. flags, "id"]).Select(name => KeyValuePair.Create(name, CsvKind.ReadOnly)),
    ]);

    /// <summary>Null where there is no such column.</summary>
    public CsvKind? Find(string name) => known.TryGetValue(name, out var kind) ? kind : null;
}
