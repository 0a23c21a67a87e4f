namespace StockOrders.Functions.Connections;

/// <summary>A connection as an administrator set it up. Its name is the one that orders name it by.</summary>
/// <param name="Type">Which kind; <see cref="Http"/> is the only one so far.</param>
/// <param name="Secret">Signs what is sent (<c>whsec_</c> and Base64); never shown again and never logged.</param>
/// <param name="OwnsOrders">Orders saved there are changed only there.</param>
internal sealed record ConnectionRow(string Name, string Type, string Url, string Secret, bool OwnsOrders, DateTimeOffset Created)
{
    public const string Http = "http";

    /// <summary>Without the secret: a record prints its members, and logs print records.</summary>
    public override string ToString() => $"connection {Name} ({Type})";
}
