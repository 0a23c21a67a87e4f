using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Approvals;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Budgets;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>
/// What one decision on an order knows of rules, those who stand in, the catalogue and budgets, and what it writes beside the order because
/// of them. What no active rule asks for is not read.
/// </summary>
internal sealed class ApprovalReading(
    AccountId account, AccountSettings settings, ApprovalPolicyRow policy, BudgetReading budgets, CatalogueBook catalogue, KeyRings keys, SentVendors vendors)
{
    /// <summary>For deciding these commands.</summary>
    public async Task<ApprovalFacts> For(StockOrder? order, ImmutableArray<OrderCommand> commands, CancellationToken cancellation)
    {
        if (settings.ApprovalTurn == 0 || order is null)
        {
            return ApprovalFacts.None;
        }

        return commands.Any(command => Weighs(command, order))
            ? await Of(order, [.. commands.OfType<OrderCommand.ChangeLines>().SelectMany(change => change.Set)], cancellation)
            : await People(order, cancellation);
    }

    /// <summary>All that rules ask of this order.</summary>
    /// <param name="more">Lines that are to be on it.</param>
    public async Task<ApprovalFacts> Of(StockOrder order, ImmutableArray<OrderLine> more, CancellationToken cancellation)
    {
        var asked = policy.Rules.Where(rule => rule.Active).Select(rule => rule.Conditions).ToList();
        var asksOfBudgets = asked.Any(when => when.AsksOfBudgets());
        var asksOfCatalogue = asked.Any(when => when.AsksOfCatalogue()) || (asksOfBudgets && policy.Budgets.Any(budget => !budget.Budget.Categories.IsEmpty));
        var facts = await People(order, cancellation);
        return facts with
        {
            SentBefore = order.Header.Vendor is { } vendor && asked.Any(when => when.NewVendor is not null)
                ? facts.SentBefore.Add(vendor, await vendors.Was(account, vendor, cancellation))
                : facts.SentBefore,
            Catalogue = asksOfCatalogue ? await Catalogued(order, more, cancellation) : facts.Catalogue,
            Budgets = asksOfBudgets ? await budgets.Standings(order, cancellation) : null,
        };
    }

    /// <summary>Rows beside those of the orders.</summary>
    public async Task<IReadOnlyList<RowChange>> Rows(OrderChange change, ImmutableArray<OrderEvent> events, CancellationToken cancellation) =>
        settings.ApprovalTurn == 0
            ? []
            : [.. await budgets.Changes(change.Orders, cancellation), .. SentVendors.Rows(events, change.Booked.Order)];

    /// <summary>Rules, and who answers for whom; enough for asking the next step of a chain that is fixed.</summary>
    private async Task<ApprovalFacts> People(StockOrder order, CancellationToken cancellation)
    {
        var named = policy.Rules.SelectMany(rule => rule.Steps)
            .Concat(order.ToCome.Select(step => step.Plan))
            .SelectMany(step => step.Approvers.Concat(step.Escalation))
            .Concat(order.Approvals.SelectMany(step => step.EscalationTo).Select(slot => slot.Approver))
            .Concat(policy.Delegates.Select(stand => stand.Delegate));
        return new ApprovalFacts
        {
            Rules = policy.Rules,
            Delegates = policy.Delegates,
            KeyAddresses = named.Any(approver => Person.KeyNameOf(approver) is not null) ? await KeyAddresses(cancellation) : ImmutableDictionary<string, string>.Empty,
        };
    }

    private async Task<ImmutableDictionary<string, string>> KeyAddresses(CancellationToken cancellation) =>
        (await keys.Of(account, cancellation)).Keys
            .Where(key => key is { Revoked: null, Email: not null })
            .ToImmutableDictionary(key => key.Name, key => key.Email!, StringComparer.Ordinal);

    private async Task<ImmutableDictionary<VariantId, CatalogueFact>> Catalogued(StockOrder order, ImmutableArray<OrderLine> more, CancellationToken cancellation)
    {
        var named = order.Lines.Concat(more).Select(line => line.Variant).Distinct().ToList();
        var vendor = order.Header.Vendor is { } id ? (await catalogue.Find(account, id, cancellation))?.Fact : null;
        var today = budgets.Today;
        return (await catalogue.Find(account, named, cancellation)).ToImmutableDictionary(found => found.Key, found =>
        {
            var offer = found.Value.Vendors.FirstOrDefault(one => one.Vendor == order.Header.Vendor && one.IsValidOn(today));
            return new CatalogueFact(found.Value.Category, offer, offer?.Currency ?? vendor?.Currency);
        });
    }

    /// <summary>
    /// Whether it may let an order through, or keep it approved: that goes by the settings as they are stored, and so by rules, delegates and
    /// budgets, whose changes they count. A rule that was made stricter a moment ago holds for it on every instance.
    /// </summary>
    public static bool LetsThrough(OrderCommand command, StockOrder order) => command switch
    {
        OrderCommand.Approve or OrderCommand.Reject or OrderCommand.SendBack => true,

        // The lifecycle asks for its own steps with the settings as they are stored.
        OrderCommand.RouteForApproval or OrderCommand.ActOnDeadline => false,
        OrderCommand.AnnounceShipment or OrderCommand.CorrectShipment or OrderCommand.WithdrawShipment => false,
        OrderCommand.RecordMail or OrderCommand.AssignException or OrderCommand.SnoozeException => false,
        _ => Weighs(command, order),
    };

    /// <summary>False of what cannot make an order need more, or is decided on a chain that is fixed. What is not named here weighs.</summary>
    private static bool Weighs(OrderCommand command, StockOrder order) => command switch
    {
        OrderCommand.RouteForApproval => true,
        OrderCommand.Approve or OrderCommand.Reject or OrderCommand.SendBack or OrderCommand.ActOnDeadline or OrderCommand.Submit => false,
        OrderCommand.Send or OrderCommand.SendAgain or OrderCommand.Confirm or OrderCommand.Decline => false,
        OrderCommand.Receive or OrderCommand.RecordInvoice or OrderCommand.SettleInvoice or OrderCommand.BeginMatching => false,
        OrderCommand.Close or OrderCommand.CloseIfMatched or OrderCommand.Cancel or OrderCommand.Archive or OrderCommand.Reprocess => false,
        OrderCommand.UpdateStock or OrderCommand.SettleStockUpdate or OrderCommand.RequestSave or OrderCommand.RecordSaved => false,
        OrderCommand.RecordSaveFailed or OrderCommand.FollowDates or OrderCommand.SetLabel or OrderCommand.Withdraw => false,
        OrderCommand.Reopen or OrderCommand.Reset => false,
        _ => order.Stage is not (Stage.Draft or Stage.Rejected),
    };
}
