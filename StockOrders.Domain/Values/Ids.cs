namespace StockOrders.Domain.Values;

/// <summary>An id made of text. Ids of unlike things do not compare or mix.</summary>
internal interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    string Value { get; }

    static abstract TSelf From(string value);
}

/// <summary>24 lower-case hex digits, sortable by creation (4 bytes of Unix seconds first).</summary>
internal readonly record struct OrderId(string Value) : ITextId<OrderId>
{
    public static OrderId From(string value) => new(value);

    public override string ToString() => Value;
}

internal readonly record struct AccountId(string Value) : ITextId<AccountId>
{
    public static AccountId From(string value) => new(value);

    public override string ToString() => Value;
}

/// <summary>A variant's whole id, prefix included: <c>c20_123</c>.</summary>
internal readonly record struct VariantId(string Value) : ITextId<VariantId>
{
    public static VariantId From(string value) => new(value);

    public override string ToString() => Value;
}

internal readonly record struct VendorId(string Value) : ITextId<VendorId>
{
    public static VendorId From(string value) => new(value);

    public override string ToString() => Value;
}

internal readonly record struct WarehouseId(string Value) : ITextId<WarehouseId>
{
    public static WarehouseId From(string value) => new(value);

    public override string ToString() => Value;
}

internal readonly record struct InvoiceId(string Value) : ITextId<InvoiceId>
{
    public static InvoiceId From(string value) => new(value);

    public override string ToString() => Value;
}
