using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Suppliers;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Suppliers;

/// <summary>What the parts of a supplier's page are made of.</summary>
/// <param name="Order">As it was sent to them.</param>
/// <param name="Token">What the page's forms send along.</param>
internal sealed record SupplierView(StockOrder Order, Dispatch Dispatch, AccountSettings Settings, OrderSheet Sheet, string Token)
{
    /// <summary>The page's own address.</summary>
    public required string Page { get; init; }

    /// <summary>The form that was sent and has faults; null where none was.</summary>
    public SupplierForm? Sent { get; init; }

    public ImmutableArray<FormFault> Faults { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Whether that form is the one that is to be corrected, and so stands open.</summary>
    public bool IsAbout(string decision) => Sent?.Decision == decision;

    /// <summary>What was written there, or what stands.</summary>
    public string Value(string decision, string name, string standing) => IsAbout(decision) && Sent!.Fields.TryGetValue(name, out var typed) ? typed : standing;

    public string? Fault(string decision, string name) => IsAbout(decision) ? Faults.FirstOrDefault(fault => fault.Field == name).Message : null;

    public string At(DateTimeOffset instant) => Days.Of(instant, Settings);
}
