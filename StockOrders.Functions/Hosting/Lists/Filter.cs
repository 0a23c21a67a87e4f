namespace StockOrders.Functions.Hosting.Lists;

/// <summary>One condition of a list: <c>field=value</c>, or with a suffix that says how to compare.</summary>
internal sealed class Filter<T>(ListField<T> field, FilterRelation relation, IReadOnlyList<Cell> values)
{
    public string Name => @field.Name;

    public CellKind Kind => @field.Kind;

    public FilterRelation Relation => relation;

    public IReadOnlyList<Cell> Values => values;

    public bool Holds(T item) => field.Several?.Invoke(item) is not { Count: > 0 } several ? Holds(field.Of(item))
        : relation == FilterRelation.NotEqual ? several.All(Holds)
        : several.Any(Holds);

    /// <summary>Whether it would hold for an item whose field has this value.</summary>
    public bool Holds(Cell cell)
    {
        return relation switch
        {
            FilterRelation.Equal or FilterRelation.In => values.Any(value => Same(cell, value)),
            FilterRelation.EqualInAnyCase => values.Any(value => SameInAnyCase(cell, value)),
            FilterRelation.NotEqual => !Same(cell, values[0]),
            FilterRelation.Match => cell.Text?.Contains(values[0].Text ?? "", StringComparison.OrdinalIgnoreCase) ?? false,
            _ when cell.IsEmpty || values[0].IsEmpty => false,
            FilterRelation.Greater => Cell.Compare(cell, values[0]) > 0,
            FilterRelation.GreaterOrEqual => Cell.Compare(cell, values[0]) >= 0,
            FilterRelation.Less => Cell.Compare(cell, values[0]) < 0,
            FilterRelation.LessOrEqual => Cell.Compare(cell, values[0]) <= 0,
            _ => throw new InvalidOperationException($"Nobody compares by {relation}."),
        };
    }

    private bool Same(Cell one, Cell other) => field.Kind == CellKind.Word ? SameInAnyCase(one, other) : Cell.Compare(one, other) == 0;

    private static bool SameInAnyCase(Cell one, Cell other) =>
        one.Text is not null && other.Text is not null
            ? string.Equals(one.Text, other.Text, StringComparison.OrdinalIgnoreCase)
            : Cell.Compare(one, other) == 0;
}

internal enum FilterRelation
{
    Equal,
    NotEqual,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    In,
    Match,
    EqualInAnyCase,
}
