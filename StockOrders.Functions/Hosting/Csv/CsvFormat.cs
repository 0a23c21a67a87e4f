using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Hosting.Csv;

/// <summary>Whether a list is wanted as CSV: by <c>Accept: text/csv</c>, or for those who can only follow a link by <c>?format=csv</c>.</summary>
internal static class CsvFormat
{
    public const string Parameter = "format";
    public const string Media = "text/csv";

    public static Outcome<bool> Of(HttpRequest request) => request.Query[Parameter].ToString() switch
    {
        "" => request.Headers.Accept.ToString().Contains(Media, StringComparison.OrdinalIgnoreCase),
        "csv" => true,
        "json" => false,
        _ => new Refusal(RefusalKind.Invalid, "unknown_word", "format must be one of: json, csv.", Parameter),
    };

    public static bool IsSent(HttpRequest request) =>
        request.ContentType?.StartsWith(Media, StringComparison.OrdinalIgnoreCase) ?? false;

    /// <summary>True where nothing but all of the list as it stands is asked for: a file that held a hundred of them would look complete.</summary>
    public static bool IsWhole(HttpRequest request) =>
        !request.Query.Keys.Any(name => name is "limit" or "page" or "cursor" || name.EndsWith("_sort", StringComparison.Ordinal));
}
