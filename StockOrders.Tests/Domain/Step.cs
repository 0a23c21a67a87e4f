using StockOrders.Domain.Approvals;
using StockOrders.Domain.Connections;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Files;
using StockOrders.Domain.Mail;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Shipments;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;

namespace StockOrders.Tests.Domain;

/// <summary>One thing that a generated life asks of an order. Figures are small, so that they often meet.</summary>
internal sealed record Step(int Kind, int Size)
{
    public const int Kinds = 50;

    public OrderCommand Of(Story story)
    {
        story.Caller = Kind is 5 or 6 or 45 ? new OrderCaller($"api:{Size % 5}", $"approver{Size % 5}@example.com", Size % 7 == 0) : OrderCaller.Nobody;
        var step = story.Current is { Approvals: [.., var last] } ? last.Step : 1;
        return Kind switch
        {
            0 => Some.Create(Some.Line(Size + 1, 100), Some.Line(5, Size, Some.Nut)),
            1 => new OrderCommand.ChangeHeader(Some.Header with { Notes = $"note {Size}", ShippingHandling = Size / 10 }),
            2 => new OrderCommand.ChangeLines([Some.Line(Size, 100)], Size % 5 == 0 ? [Some.Nut] : []),
            3 => new OrderCommand.Submit(),
            4 => new OrderCommand.RouteForApproval(),
            5 => new OrderCommand.Approve($"approver {Size % 2}", null, Size % 3 == 0 ? step : null, Size % 4 == 0 ? Size / 4 : null),
            6 => new OrderCommand.Reject($"approver {Size % 2}", null, Size % 3 == 0 ? step : null),
            7 => new OrderCommand.Send(),
            8 => new OrderCommand.Confirm("supplier", null, Size % 4 == 0 ? Size / 4 : null),
            9 => new OrderCommand.Decline("supplier"),
            10 => Later(story),
            11 or 12 => Given.Receive(Size),
            13 => new OrderCommand.Receive([new NewTotal(Some.Bolt, Size), new NewTotal(Some.Nut, Size % 6)]),
            14 => new OrderCommand.Receive([.. story.Current?.Lines.Select(line => new NewTotal(line.Variant, line.Ordered)) ?? []]),
            15 => new OrderCommand.BeginMatching(),
            16 or 17 => Given.Invoice(Size, 100, $"INV-{Size % 4}"),
            18 => new OrderCommand.RecordInvoice(Some.Invoice(Size) with { Lines = [.. Billed(story)], Total = Size }),
            19 => new OrderCommand.SettleInvoice(InvoiceId.From($"i-INV-{Size % 4}"), (InvoiceSettlement)(Size % 3), "clerk"),
            20 => new OrderCommand.Close((Remainder)(Size % 2)),
            21 => new OrderCommand.CloseIfMatched(),
            22 => Size % 3 == 0 ? new OrderCommand.Cancel() : new OrderCommand.CloseIfMatched(),
            23 => Size % 3 == 0 ? new OrderCommand.Archive() : new OrderCommand.BeginMatching(),
            24 => new OrderCommand.UpdateStock(true, "shop", [new WantedStock(Some.Bolt, Size % 3 == 0 ? -Size : Size, null, null)]),
            25 => new OrderCommand.SettleStockUpdate(1 + Size % 3, [new StockPushed(Some.Bolt, Size % 4 == 0 ? "no" : null)]),
            26 => Size % 4 == 0 ? new OrderCommand.Reprocess() : new OrderCommand.RequestSave($"connection {Size % 2}"),
            27 => new OrderCommand.RecordSaved($"connection {Size % 2}", Asked(story, Size), new SavedOrder(new OutsideId($"t{Size}"), null), Size % 8 == 0),
            28 => new OrderCommand.RecordSaveFailed($"connection {Size % 2}", Asked(story, Size), "It does not answer.", Size % 4 < 2),
            29 => new OrderCommand.SendAgain(),
            30 => new OrderCommand.Reopen(),
            31 => Size % 2 == 0 && story.Timeline is [{ Event: OrderEvent.Created made }, ..] ? new OrderCommand.Reset(made.Header, made.Lines) : new OrderCommand.Submit(),
            32 => new OrderCommand.Reprocess(),
            33 => new OrderCommand.SetLabel(Size % 4 == 0 ? null : "waiting to ship", (Size % 3) switch { 0 => "open", 1 => "draft", _ => "closed" }),
            34 => new OrderCommand.ChangeLines([Some.Line(Size + 15, 100)], []),
            35 => new OrderCommand.ChangeHeader((story.Current?.Header ?? Some.Header) with { ExpectedDate = new DateOnly(2026, 6, 1).AddDays(Size) }),
            36 => Size % 2 == 0 ? new OrderCommand.RouteForApproval() : new OrderCommand.Send(),
            37 when story.Current is null => Some.Create(Some.Line(Size + 1, 100), Some.Line(5, Size, Some.Nut)) with { Source = OrderSource.Replenishment, Run = "run 0" },
            37 => new OrderCommand.Replan($"run {Size % 3}", new DateOnly(2026, 6, 1), Some.Header, [Some.Line(Size + 1, 100)], "More is needed."),
            38 when Size % 8 == 0 => new OrderCommand.Withdraw("Nothing is needed."),
            38 => new OrderCommand.TopUp($"run {Size % 3}", new DateOnly(2026, 6, 1), [Some.Line(Size + 1, 100), Some.Line(2, 7, Some.Nut)], "More is needed."),
            39 => new OrderCommand.ProposeTerms(
                "supplier",
                null,
                Size % 3 == 0 ? new DateOnly(2026, 6, 1).AddDays(Size) : null,
                Size % 3 == 1 ? [] : [new WantedTerms(Some.Bolt, Size, Size % 4 == 0 ? 120 : null, null)],
                Size % 8 == 7 ? 2 : null),
            40 => new OrderCommand.AcceptTerms("buyer", null, Size % 4 == 0 ? 1 : null),
            41 => new OrderCommand.RefuseTerms("buyer", null, Size % 4 == 0 ? 1 : null),
            42 => new OrderCommand.AnnounceShipment("supplier", Shipped(Size)),
            43 => new OrderCommand.CorrectShipment("supplier", 1 + Size % 2, Shipped(Size)),
            44 when Size % 2 == 0 => new OrderCommand.WithdrawShipment("supplier", 1 + Size % 3),
            44 => new OrderCommand.RecordInvoice(
                Some.Invoice(Size) with { Number = $"F-{Size}" }, new OrderFile($"{Size}", "invoice.pdf", FileKind.Pdf, 1, "", Some.Morning, "supplier")),
            45 => new OrderCommand.SendBack($"approver {Size % 2}", null, Size % 3 == 0 ? step : null),
            46 => new OrderCommand.RecordMail(
                [News(story, Size), News(story, Size) with { Outcome = Size % 2 == 0 ? MailOutcome.Recovered : (MailOutcome)(Size / 2 % 7) }]),
            47 when Size % 2 == 0 => new OrderCommand.Confirm("supplier", Expected: Expected(story).AddDays(Size)),
            47 => new OrderCommand.ChangeHeader((story.Current?.Header ?? Some.Header) with { ExpectedDate = Expected(story) }),
            48 => Open(story) is var open ? new OrderCommand.AssignException(open.Kind, open.Number, Size % 4 == 0 ? null : $"clerk{Size % 2}@example.com") : null!,
            49 => Open(story) is var open ? new OrderCommand.SnoozeException(open.Kind, open.Number, Size % 4 == 0 ? null : Some.Morning.AddDays(Size)) : null!,
            _ => throw new InvalidOperationException($"No step {Kind}."),
        };
    }

    /// <summary>One that the order has, or one that it has not.</summary>
    private (ExceptionKind Kind, int Number) Open(Story story) =>
        story.Current is { } order && OrderExceptions.Of(order).ElementAtOrDefault(Size % 2) is { } found ? (found.Kind, found.Number) : (ExceptionKind.OrderDeclined, Size);

    private static MailNews News(Story story, int size)
    {
        var kind = size % 2 == 0 ? MailKind.SupplierOrder : MailKind.ApprovalRequest;
        var to = size % 3 == 0 ? "nobody@example.com" : size % 2 == 0 ? Some.Header.Email! : Some.Settings.ApproverEmail!;
        return new MailNews((MailOutcome)(size % 7), new MailReport($"{story.Current?.Id}.{size % 4}.{kind}", kind, to, Some.Morning.AddMinutes(size % 5)));
    }

    private static DateOnly Expected(Story story) => DateOnly.FromDateTime(story.Now.UtcDateTime);

    private static ShipmentNotice Shipped(int size) => new()
    {
        ArrivesOn = size % 2 == 0 ? new DateOnly(2026, 6, 1).AddDays(size) : null,
        Lines = [(Some.Bolt, 1 + size % 6)],
    };

    private OrderCommand.ActOnDeadline Later(Story story)
    {
        story.After(TimeSpan.FromHours(Size * 3));
        return new OrderCommand.ActOnDeadline();
    }

    private static int Asked(Story story, int size) => story.Current?.SaveInto($"connection {size % 2}")?.Request ?? size;

    private static IEnumerable<InvoiceLine> Billed(Story story) =>
        story.Current?.Lines.Select(line => new InvoiceLine(line.Variant, Math.Max(1, line.Received - line.Invoiced), line.CostPrice)) ?? [];
}
