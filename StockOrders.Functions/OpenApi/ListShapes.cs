using StockOrders.Functions.Hosting.Lists;
using static StockOrders.Functions.OpenApi.Kind;

namespace StockOrders.Functions.OpenApi;

/// <summary>What a list is filtered and sorted by, told from the very table that the list reads, so that the two cannot differ.</summary>
internal sealed class ListShapes
{
    private ListShapes(Shape filters, Shape sorts) => (Filters, Sorts) = (filters, sorts);

    /// <summary>A member for each field and each way to compare it.</summary>
    public Shape Filters { get; }

    public Shape Sorts { get; }

    public IEnumerable<Parameter> Parameters =>
    [
        new("filter", "query", The(Filters), "Each member is a query parameter of its own.") { IsMany = true },
        new("sort", "query", The(Sorts), "Each member is a query parameter of its own; the first sorts, the next ones decide between equals.") { IsMany = true },
    ];

    /// <param name="name">In the singular, such as <c>Order</c>.</param>
    public static ListShapes Of<T>(string name, IEnumerable<ListField<T>> fields)
    {
        var filters = new Shape(name + "Filters", "Conditions, all of which have to hold. _in takes a list separated by commas.");
        var sorts = new Shape(name + "Sorts", "Fields to sort by.");
        foreach (var field in fields.OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            filters.Add(field.Name, KindOf(field.Kind), "");
            foreach (var (suffix, relation) in FilterText.Suffixes.Where(known => FilterText.CanCompare(field.Kind, known.Relation)))
                filters.Add(field.Name + suffix, relation is FilterRelation.In or FilterRelation.Match ? Text() : KindOf(field.Kind), "");
            sorts.Add(field.Name + "_sort", Word("asc", "desc"), "");
        }

        return new ListShapes(filters, sorts);
    }

    private static Kind KindOf(CellKind kind) => kind switch
    {
        CellKind.Text or CellKind.Word => Text(),
        CellKind.Number => Number,
        CellKind.Flag => Flag,
        CellKind.Day => Day,
        CellKind.Instant => Either(Instant, Day),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
