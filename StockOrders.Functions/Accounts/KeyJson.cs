using System.Text.Json;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Accounts;

/// <summary>A key as it is answered.</summary>
/// <param name="Secret">The key itself: only in the answer that made it.</param>
internal sealed record KeyView(NamedKey Key, DateTimeOffset? LastUsed, DateTimeOffset Now, string? Secret = null);

internal static class KeyJson
{
    public static void Write(Utf8JsonWriter json, KeyView view)
    {
        var key = view.Key;
        var members = new JsonMembers(json, null);
        json.WriteStartObject();
        members.Text("id", key.Id);
        members.Text("name", key.Name);
        json.WriteStartArray("scopes");
        foreach (var scope in ScopeNames.Each(key.Scopes))
        {
            json.WriteStringValue(scope);
        }

        json.WriteEndArray();
        members.Text("email", key.Email);
        members.Text("status", key.Revoked is null ? "active" : "revoked");
        members.Instant("created_at", key.Created);
        members.Instant("rotated_at", key.Rotated);
        members.Instant("old_key_until", key.Old.Select(old => (DateTimeOffset?)old.Until).Where(until => until > view.Now && key.Revoked is null).Max());
        members.Instant("last_used", view.LastUsed);
        members.Instant("revoked_at", key.Revoked);
        if (view.Secret is { } secret)
        {
            members.Text("key", secret);
        }

        json.WriteEndObject();
    }
}
