using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Exceptions;

internal static class ExceptionAnswers
{
    public static Refusal Missing { get; } = new(RefusalKind.Missing, "exception_not_found", "There is no such exception: it may be settled.");

    /// <param name="version">Of the order: whatever is said of the exception is said there.</param>
    public static JsonAnswer Of(ExceptionLine line, int version, FieldChoice? choice, string message, IReadOnlyCollection<string>? warnings = null) =>
        new(StatusCodes.Status200OK, Envelope.One(
            ExceptionJson.Name, (line, choice), static (json, given) => ExceptionJson.Write(json, given.line, given.choice), message, warnings))
        {
            ETag = Conditions.ETagOf(version),
        };
}
