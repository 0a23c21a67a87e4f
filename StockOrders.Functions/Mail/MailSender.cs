using System.Net;
using Microsoft.Extensions.Logging;
using SendGrid;
using SendGrid.Helpers.Mail;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Effects;
using StockOrders.Domain.Matching;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Mail;

/// <summary>Writes a mail from the order as it stands now and hands it to SendGrid.</summary>
internal sealed partial class MailSender(
    IStore store, OrderBook book, SettingsRows settings, WarehouseNames warehouses, MailLinks links, MailOptions options, ISendGridClient client,
    ILogger<MailSender> log)
{
    private const int MostOfAnAnswer = 300;

    public async Task<MailHandover> Send(AccountId account, Effect.Mail mail, CancellationToken cancellation)
    {
        if (await Facts(account, mail, cancellation) is not { } facts || MootMails.IsMoot(mail, facts))
        {
            Overtaken(mail.Kind, mail.Order.Value);
            return MailHandover.NotNeeded;
        }

        var text = MailComposer.Compose(mail, facts with { Link = links.For(account, mail, facts.Order) });
        try
        {
            var answer = await client.SendEmailAsync(Message(account, mail, facts, text), cancellation);
            return answer.IsSuccessStatusCode ? MailHandover.Taken : await Refusal(answer, cancellation);
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            // Whether SendGrid took it before the line broke is not known. It is sent again: twice is better than never.
            return new MailHandover(MailHandoverResult.NotNow, $"SendGrid was not reached: {failure.Message}");
        }
    }

    private async Task<MailFacts?> Facts(AccountId account, Effect.Mail mail, CancellationToken cancellation)
    {
        if (await book.Find(account, mail.Order, cancellation) is not { } found)
            return null;

        // A supplier reads what they were sent, whatever is being changed meanwhile.
        var order = mail.Kind is MailKind.SupplierOrder or MailKind.SupplierChase or MailKind.SupplierDelay or MailKind.SupplierCancellation ? found.AsSent() : found;
        var (ours, warehouse) = (await settings.Get(account, fresh: false, cancellation), await warehouses.Of(account, order, cancellation));
        return new MailFacts(order, ours)
        {
            Warehouse = warehouse,
            Papers = mail.Kind == MailKind.SupplierOrder ? SupplierPapers.Of(order, ours, warehouse) : [],
            Held = mail.Kind == MailKind.InvoiceHeld ? await HeldInvoices(account, order, cancellation) : [],
        };
    }

    private async Task<IReadOnlyList<SupplierInvoice>> HeldInvoices(AccountId account, StockOrder order, CancellationToken cancellation)
    {
        var held = new List<SupplierInvoice>();
        foreach (var id in order.Invoices)
        {
            var key = new StoreKey(OrderRows.Partition(account), OrderRows.Invoice(id));
            if (await store.Read(key, cancellation) is { } row && Packed.To<SupplierInvoice>(row) is { Verdict.Status: InvoiceStatus.Blocked } invoice)
                held.Add(invoice);
        }

        return held;
    }

    private SendGridMessage Message(AccountId account, Effect.Mail mail, MailFacts facts, MailText text)
    {
        var message = new SendGridMessage();
        message.SetFrom(new EmailAddress(options.From, MailComposer.OneLine(facts.Sheet.Shop)));
        message.AddTo(new EmailAddress(mail.To));
        if (ReplyTo(facts.Settings) is { } buyer)
            message.SetReplyTo(new EmailAddress(buyer));
        message.SetGlobalSubject(text.Subject);
        message.AddContent("text/plain", text.Text);
        message.AddContent("text/html", text.Html);
        foreach (var paper in facts.Papers)
            message.AddAttachment(paper.Name, Convert.ToBase64String(paper.Bytes.Span), paper.Media, "attachment");

        // A link that a tracker rewrites passes through its logs, and a token is all that is needed to decide.
        message.SetClickTracking(enable: false, enableText: false);
        message.SetOpenTracking(enable: false);
        message.AddGlobalCustomArg("effect_id", mail.Id);
        message.AddGlobalCustomArg("account", account.Value);
        message.AddGlobalCustomArg("order", mail.Order.Value);

        // The same each time it is sent; and no machine answers it with a notice of absence (RFC 3834).
        message.AddGlobalHeader("X-Entity-Ref-ID", mail.Id);
        message.AddGlobalHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static string? ReplyTo(AccountSettings account) =>
        new[] { account.BuyerEmail, account.ApproverEmail, account.EscalationEmail }.FirstOrDefault(address => !string.IsNullOrEmpty(address));

    private static async Task<MailHandover> Refusal(Response answer, CancellationToken cancellation)
    {
        var words = await answer.Body.ReadAsStringAsync(cancellation);
        return new MailHandover(
            answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge ? MailHandoverResult.Never : MailHandoverResult.NotNow,
            $"SendGrid answered {(int)answer.StatusCode}: {(words.Length > MostOfAnAnswer ? words[..MostOfAnAnswer] : words)}");
    }

    [LoggerMessage(3201, LogLevel.Information, "Mail {Kind} of order {Order} is not needed any more.")]
    private partial void Overtaken(MailKind kind, string order);
}
