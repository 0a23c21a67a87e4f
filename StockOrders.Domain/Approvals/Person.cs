namespace StockOrders.Domain.Approvals;

/// <summary>Somebody who asked for an order or decided on it, as far as they are known.</summary>
/// <param name="Actor">As the timeline shows it: <c>api:&lt;key name&gt;</c>, <c>approver:&lt;address&gt;</c>.</param>
internal sealed record Person(string Actor, string? Address = null)
{
    private const string Key = "api:";

    private const string NamedKey = "key:";

    public bool IsSameAs(Person other) =>
        (IsSomebody() && string.Equals(Actor, other.Actor, StringComparison.Ordinal))
        || (!string.IsNullOrEmpty(Address) && string.Equals(Address, other.Address, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a rule means them: by their address, or by <c>key:</c> and their key's name.</summary>
    public bool Is(string approver) => approver.StartsWith(NamedKey, StringComparison.OrdinalIgnoreCase)
        ? Actor.StartsWith(Key, StringComparison.Ordinal) && string.Equals(Actor[Key.Length..], approver[NamedKey.Length..], StringComparison.Ordinal)
        : !string.IsNullOrEmpty(Address) && string.Equals(Address, approver, StringComparison.OrdinalIgnoreCase);

    /// <summary>Not the app itself, nor a connection.</summary>
    public bool IsSomebody() => Actor.StartsWith(Key, StringComparison.Ordinal) || !string.IsNullOrEmpty(Address);

    /// <summary>The name of the key that an approver is named by; null where it is an address.</summary>
    public static string? KeyNameOf(string approver) =>
        approver.StartsWith(NamedKey, StringComparison.OrdinalIgnoreCase) ? approver[NamedKey.Length..] : null;
}
