using System.Globalization;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Exceptions;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Mail;
using StockOrders.Functions.Pages;

namespace StockOrders.Functions.Exceptions;

/// <summary>What needs somebody, as a mail. Pure: the same lines give the same mail to the letter.</summary>
internal static class DigestMail
{
    /// <summary>Whoever has more looks at the list.</summary>
    private const int MostLines = 100;

    /// <summary>As addresses are compared: somebody who is named in two spellings gets one mail.</summary>
    public static string Address(string owner) => owner.Trim().ToLowerInvariant();

    /// <param name="lines">At least one.</param>
    public static MailText Of(IReadOnlyCollection<ExceptionLine> lines, AccountSettings settings)
    {
        var counts = string.Join(", ", lines.GroupBy(line => line.Open.Kind).OrderBy(of => of.Key).Select(of => $"{of.Count()} {Words(of.Key)}"));
        var letter = new MailLetter(
            MailComposer.OneLine($"{(lines.Count == 1 ? "1 thing needs" : $"{lines.Count} things need")} you: {counts}"),
            [
                new MailBlock.Words("What has waited longest comes first."),
                new MailBlock.Facts([.. Oldest(lines).Take(MostLines).Select(line => Fact(line, settings))]),
                .. lines.Count > MostLines ? new MailBlock[] { new MailBlock.Words($"And {lines.Count - MostLines} more, all of them on the list of exceptions.") } : [],
            ]);
        return new MailText(letter.Subject, PlainMail.Of(letter), HtmlMail.Of(letter, settings.ShopName ?? ""));
    }

    private static IEnumerable<ExceptionLine> Oldest(IEnumerable<ExceptionLine> lines) =>
        lines.OrderBy(line => line.Open.Since).ThenBy(line => line.Name.ToString(), StringComparer.Ordinal);

    private static OrderFact Fact(ExceptionLine line, AccountSettings settings) => new(
        $"Order {line.Row.Reference ?? line.Order.Value}{(line.Row.VendorName is { } vendor ? $" from {vendor}" : "")}",
        $"{Sentence(line.Open.Kind)} since {Days.Of(line.Open.Since, settings)}, {Age(line)}.\n{line.Open.Message}");

    private static string Age(ExceptionLine line) => (line.Now - line.Open.Since) switch
    {
        { TotalHours: < 48 } age => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} h"),
        var age => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays} days"),
    };

    /// <summary>The kind's own words: <c>approval unanswered</c>.</summary>
    private static string Words(ExceptionKind kind) => ChoiceWords.Of(kind).Replace('_', ' ');

    private static string Sentence(ExceptionKind kind) => Words(kind) is var words ? char.ToUpperInvariant(words[0]) + words[1..] : "";
}
