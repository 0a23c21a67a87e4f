using System.Collections.Immutable;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Suppliers;

/// <summary>Something wrong with a form, and the field it is about; empty where it is about the whole of it.</summary>
internal readonly record struct FormFault(string Field, string Message);

/// <summary>What a supplier's form asks for, and where on it the parts of the command stand.</summary>
/// <param name="Command">Null where the form cannot be read as one.</param>
/// <param name="Lines">The variants of the command's lines, in their order.</param>
/// <param name="Prefix">What the names of a line's fields begin with, where quantities are told under another name than <c>quantity</c>.</param>
internal sealed record SupplierAsk(OrderCommand? Command, ImmutableArray<FormFault> Faults, ImmutableArray<VariantId> Lines, string Prefix = "quantity")
{
    /// <summary>The refusals, each at the field of the form that it is about.</summary>
    public ImmutableArray<FormFault> Placed(IEnumerable<Refusal> refusals) => [.. refusals.Select(refusal => new FormFault(FieldOf(refusal.Field ?? ""), refusal.Message))];

    private string FieldOf(string path)
    {
        var end = path.IndexOf("].", StringComparison.Ordinal);
        if (!path.StartsWith("items[", StringComparison.Ordinal) || end < 0 || !int.TryParse(path["items[".Length..end], out var index) || index >= Lines.Length)
        {
            return path == "items" ? "" : path;
        }

        var member = path[(end + 2)..];
        return member == "id" ? "" : $"{(member == "quantity" ? Prefix : member)}.{Lines[index]}";
    }
}
