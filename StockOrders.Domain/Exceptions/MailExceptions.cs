using StockOrders.Domain.Mail;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Values;

namespace StockOrders.Domain.Exceptions;

/// <summary>Mails that did not reach their readers, while something hangs on them.</summary>
internal static class MailExceptions
{
    public static IEnumerable<OpenException> Of(StockOrder order) =>
        from problem in order.MailProblems
        where problem.NeedsAPerson()
        select new OpenException
        {
            Kind = problem.Outcome == MailOutcome.Failed ? ExceptionKind.MailFailed : ExceptionKind.MailBounced,
            Number = Number(problem),
            Since = problem.Since,
            Message = $"The mail to {problem.To} {Happened(problem)} on {Figures.Instant(problem.At)}{(string.IsNullOrWhiteSpace(problem.Reason) ? "." : $": {problem.Reason.Trim()}")}",
        };

    private static string Happened(MailProblem problem) => problem.Outcome switch
    {
        MailOutcome.Failed => "was not taken for delivery",
        MailOutcome.Dropped => "was not tried",
        MailOutcome.SpamReported => "was marked as unwanted, so none is delivered there any more:",
        _ => "came back",
    };

    /// <summary>A problem is known by kind and address, and there is one of each: the number is made of them (FNV-1a), and stays while the problem does.</summary>
    private static int Number(MailProblem problem)
    {
        const uint Offset = 2_166_136_261;
        const uint Prime = 16_777_619;
        var hash = Offset;
        foreach (var sign in $"{problem.Kind} {problem.To.ToLowerInvariant()}")
            hash = unchecked((hash ^ sign) * Prime);
        return (int)(hash & int.MaxValue);
    }
}
