using StockOrders.Domain.Exceptions;

namespace StockOrders.Functions.Exceptions;

/// <summary>One thing that can be done about an exception, as a call.</summary>
internal readonly record struct ExceptionWay(string Action, string Method, string Href);

/// <summary>What settles an exception; besides, anything that takes its reason away does.</summary>
internal static class ExceptionWays
{
    private static readonly string[] OfInvoices = ["release", "dispute", "void"];

    public static IEnumerable<ExceptionWay> Of(ExceptionLine line)
    {
        var order = $"/api/v1/purchase-orders/{line.Order}";
        var own = $"/api/v1/exceptions/{line.Name}";
        return
        [
            .. Own(line.Open.Kind).Select(action => Act(order, action)),
            .. Edits(line.Open.Kind).Select(edit => new ExceptionWay(edit, "PATCH", order)),
            .. line.Open.Invoice is { } invoice
                ? OfInvoices.Select(action => Act($"/api/v1/invoices/{Uri.EscapeDataString(invoice.Value)}", action))
                : [],
            Act(own, "assign"),
            Act(own, "snooze"),
        ];
    }

    private static string[] Own(ExceptionKind kind) => kind switch
    {
        ExceptionKind.ApprovalUnanswered => ["approve", "reject", "send-back"],
        ExceptionKind.OrderUnconfirmed => ["confirm", "send", "cancel"],
        ExceptionKind.OrderDeclined => ["confirm", "cancel", "duplicate"],
        ExceptionKind.TermsChanged => ["accept-terms", "refuse-terms"],
        ExceptionKind.OrderDelayed => ["close", "cancel"],
        ExceptionKind.SaveFailed => ["reprocess"],
        ExceptionKind.NoSupplierAddress => ["confirm", "cancel"],
        ExceptionKind.MailBounced or ExceptionKind.MailFailed => ["send"],
        _ => [],
    };

    /// <summary>Of the order itself.</summary>
    private static string[] Edits(ExceptionKind kind) => kind switch
    {
        ExceptionKind.OrderDelayed => ["set-expected-date"],
        ExceptionKind.NoSupplierAddress or ExceptionKind.MailBounced or ExceptionKind.MailFailed => ["set-email"],
        _ => [],
    };

    private static ExceptionWay Act(string subject, string action) => new(action, "POST", $"{subject}/actions/{action}");
}
