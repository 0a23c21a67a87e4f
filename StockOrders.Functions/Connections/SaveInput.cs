using System.Collections.Immutable;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Connections;

/// <summary>Where a client wants an order to be saved. The other members of such an entry are read-only and may be sent back.</summary>
internal static class SaveInput
{
    public const int MaxConnections = 10;

    private static readonly string[] ReadOnly = ["connection_id", "status", "id", "reference", "message"];

    /// <summary>The connections of a new order.</summary>
    public static async ValueTask<ImmutableArray<string>> OfNewOrder(
        JsonFields order, ConnectionBook connections, AccountId account, CancellationToken cancellation)
    {
        var wanted = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in order.Objects("connections", MaxConnections) ?? [])
        {
            entry.Ignore(ReadOnly);
            var name = entry.Text("connection", 200, required: true);
            var isSaved = entry.Flag("save_po") ?? false;
            entry.Close();
            if (name is null || !isSaved)
            {
                continue;
            }

            if (await connections.Find(account, name, cancellation) is null)
            {
                entry.Refuse("connection", "unknown_connection", $"There is no connection {ShortText.Of(name)}.");
            }
            else
            {
                wanted.Add(name);
            }
        }

        return wanted.ToImmutable();
    }

    /// <summary>Whether an order is to be saved into the one connection of the address; null where a finding stands against it.</summary>
    public static bool? OfOne(JsonFields connection)
    {
        connection.Ignore(ReadOnly);
        connection.Ignore("connection");
        var isSaved = connection.Flag("save_po");
        connection.Close();
        if (isSaved is null && connection.Findings.IsSound)
        {
            connection.Refuse("save_po", "missing_member", "save_po is required.");
        }

        return isSaved;
    }
}
