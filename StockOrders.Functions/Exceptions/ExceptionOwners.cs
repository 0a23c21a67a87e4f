using StockOrders.Domain.Accounts;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;

namespace StockOrders.Functions.Exceptions;

/// <summary>Who sees to an exception: whom it was given to, else who buys from the vendor, else who buys for the account, else who approves.</summary>
internal sealed class ExceptionOwners(AccountSettings settings, IReadOnlyDictionary<VendorId, string> buyers)
{
    public static async Task<ExceptionOwners> Of(AccountId account, AccountSettings settings, CatalogueBook catalogue, CancellationToken cancellation) => new(
        settings,
        (await catalogue.Vendors(account, cancellation))
            .Where(row => !string.IsNullOrEmpty(row.Fact.BuyerEmail))
            .ToDictionary(row => row.Fact.Id, row => row.Fact.BuyerEmail!));

    public string? Of(VendorId? vendor, OpenException open) =>
        new[] { open.Assigned, vendor is { } known ? buyers.GetValueOrDefault(known) : null, settings.BuyerEmail, settings.ApproverEmail, settings.EscalationEmail }
            .FirstOrDefault(address => !string.IsNullOrEmpty(address));
}
