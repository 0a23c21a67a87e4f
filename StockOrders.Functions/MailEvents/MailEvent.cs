using StockOrders.Domain.Mail;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.MailEvents;

/// <summary>News of one mail of one order.</summary>
/// <param name="Id">By which SendGrid knows it; the same news may come again and again.</param>
internal sealed record MailEvent(AccountId Account, OrderId Order, string Id, MailNews News);
