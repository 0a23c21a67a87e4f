using System.Globalization;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Exceptions;

/// <summary>The id of an exception, the same as long as it stands: the order, the kind, and which of that kind.</summary>
internal readonly record struct ExceptionName(OrderId Order, ExceptionKind Kind, int Number)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Order}-{ChoiceWords.Of(Kind)}-{Number}");

    /// <summary>Null where the text is no such id, to the letter.</summary>
    public static ExceptionName? Find(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 3
            && OrderIds.Find(parts[0]) is { } order
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && ChoiceWords.All<ExceptionKind>().Where(known => known.Text == parts[1]).Select(known => (ExceptionKind?)known.Word).FirstOrDefault() is { } kind
            && new ExceptionName(order, kind, number) is var name && name.ToString() == text
            ? name
            : null;
    }
}
