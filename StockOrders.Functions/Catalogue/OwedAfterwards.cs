using Microsoft.Extensions.Logging;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Catalogue;

/// <summary>
/// What things owe once they are stored. They are changed by then, so a store that fails now must not make the answer say that they are
/// not: what is owed stands in the store, and the night does it.
/// </summary>
internal sealed partial class OwedAfterwards(ILogger<OwedAfterwards> log)
{
    /// <returns>A warning where it could not be done; else null.</returns>
    public async Task<string?> Pay<T, TView>(
        AccountId account, CatalogueKind<T, TView> kind, IReadOnlyCollection<T> owing, CancellationToken cancellation)
        where T : class
    {
        if (owing.Count == 0)
        {
            return null;
        }

        try
        {
            await kind.Owed(owing, cancellation);
            return null;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotPaid(failure, account.Value, kind.Plural);
            return "The change is made, but its stock is not in its history yet; the night writes it there.";
        }
    }

    /// <summary>The same of things that were not there before.</summary>
    public async Task<Appearance> Appeared<T, TView>(
        AccountId account, CatalogueKind<T, TView> kind, IReadOnlyCollection<string> ids, CancellationToken cancellation)
        where T : class
    {
        if (ids.Count == 0)
        {
            return Appearance.Unnoticed;
        }

        try
        {
            return await kind.Appeared(ids, cancellation);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            NotPaid(failure, account.Value, kind.Plural);
            return new Appearance("The change is made, but sales that waited for it do not all count yet; the night counts them.", []);
        }
    }

    [LoggerMessage(4111, LogLevel.Warning, "What {Kind} of account {Account} owed once they were stored could not be done at once; the night does that.")]
    private partial void NotPaid(Exception failure, string account, string kind);
}
