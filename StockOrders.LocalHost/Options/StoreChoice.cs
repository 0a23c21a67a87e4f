namespace StockOrders.LocalHost.Options;

internal enum StoreKind
{
    /// <summary>Files in the data directory.</summary>
    Sqlite,

    /// <summary>Gone when the host ends.</summary>
    Memory,

    /// <summary>Tables and queues of a storage account, real or Azurite; orchestrations and mails still in the data directory.</summary>
    Azure,
}

/// <param name="ConnectionString">Only for <see cref="StoreKind.Azure"/>.</param>
internal sealed record StoreChoice(StoreKind Kind, string? ConnectionString = null)
{
    /// <summary>The connection string by which every Azure SDK reaches Azurite at its default ports.</summary>
    public const string Development = "UseDevelopmentStorage=true";

    public static readonly StoreChoice Sqlite = new(StoreKind.Sqlite);

    public static readonly StoreChoice Memory = new(StoreKind.Memory);

    public static readonly StoreChoice Azurite = new(StoreKind.Azure, Development);

    /// <summary>Never the connection string: it holds the account's key.</summary>
    public override string ToString() => Kind.ToString().ToLowerInvariant();

    /// <summary>The choice behind a word of the command line, or null where it is none.</summary>
    public static StoreChoice? Read(string text) => text switch
    {
        "sqlite" => Sqlite,
        "memory" => Memory,
        "azurite" => Azurite,
        _ when text.Contains('=', StringComparison.Ordinal) => new(StoreKind.Azure, text),
        _ => null,
    };
}
