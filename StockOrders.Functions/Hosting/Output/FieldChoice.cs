using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace StockOrders.Functions.Hosting.Output;

/// <summary>The members a client wants (<c>fields=a,b</c>). Unknown names are ignored, and the id always comes.</summary>
internal sealed class FieldChoice
{
    private readonly FrozenSet<string> names;

    private FieldChoice(IEnumerable<string> names) => this.names = names.ToFrozenSet(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => names.Items;

    /// <summary>Null where the client did not choose and gets everything.</summary>
    public static FieldChoice? Of(HttpRequest request)
    {
        var given = request.Query["fields"].ToString();
        return given.Length == 0
            ? null
            : new FieldChoice(given.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Append("id"));
    }

    public bool Has(string name) => names.Contains(name);
}
