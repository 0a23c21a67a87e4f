using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Imports;

/// <summary>Why a file is not taken.</summary>
internal static class ImportRefusals
{
    public static Refusal Missing { get; } = new(RefusalKind.Missing, "import_not_found", "There is no import of that id.");

    public static Refusal TooMany { get; } = new(
        RefusalKind.Conflict, "too_many_imports", $"{ImportLimits.Open} imports of the account are not over yet; wait for one, or cancel one.");

    public static Refusal Elsewhere { get; } = new(
        RefusalKind.Conflict, "import_elsewhere", "Meanwhile the import was cancelled, or the file was sent anew by another call, which goes on.");

    public static Refusal BrokenOff { get; } = new(
        RefusalKind.Invalid, "broken_request", "The file broke off. What came of it is kept: send it again from its beginning, under the same Idempotency-Key or with resume.");

    public static Refusal OtherFile { get; } = new(
        RefusalKind.Conflict, "other_file", "The file does not begin like the one that the import was begun with.");

    public static Refusal TooLarge { get; } = new(
        RefusalKind.TooLarge, "body_too_large", $"The file is larger than {ImportLimits.MaxBytes} bytes (200 MiB). Nothing of it was applied; send it in parts.");

    public static Refusal TooManyLines { get; } = new(
        RefusalKind.TooLarge, "too_many", $"The file has more than {ImportLimits.MaxLines} lines. Nothing of it was applied; send it in parts.");

    public static Refusal OtherMedia { get; } = new(RefusalKind.Invalid, "other_media", "The file is to be sent as text/csv.", "Content-Type");

    public static Refusal Packed { get; } = new(
        RefusalKind.Invalid, "unsupported_encoding", "The file is to be sent as it is: no Content-Encoding is taken.", "Content-Encoding");

    public static Refusal Over(ImportRow import) => new(
        RefusalKind.Conflict, "import_over", $"Import {import.Id} is {ImportJson.StatusOf(import.Status)}. Send the file under another Idempotency-Key.");
}
