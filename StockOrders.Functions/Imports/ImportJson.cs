using System.Collections.Frozen;
using System.Text.Json;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Imports;

/// <summary>An import as programs see it.</summary>
internal static class ImportJson
{
    public static readonly FrozenDictionary<string, ListField<ImportView>> Fields = new ListField<ImportView>[]
    {
        new("id", CellKind.Text, view => Cell.Of(view.Import.Id)),
        new("status", CellKind.Word, view => Cell.Of(view.Status)),
        new("bytes", CellKind.Number, view => Cell.Of((decimal)view.Import.Bytes)),
        new("sha256", CellKind.Text, view => Cell.Of(HashOf(view.Import))),
        new("lines", CellKind.Number, view => Cell.Of((decimal)view.Import.Lines)),
        new("done", CellKind.Number, view => Cell.Of((decimal)view.Done)),
        new("applied", CellKind.Number, view => Cell.Of((decimal)view.Applied)),
        new("refused", CellKind.Number, view => Cell.Of((decimal)view.RefusedCount)),
        new("kept_aside", CellKind.Number, view => Cell.Of((decimal)view.KeptAside)),
        new("duplicate_of", CellKind.Text, view => Cell.Of(view.Import.DuplicateOf)),
        new("created_at", CellKind.Instant, view => Cell.Of((DateTimeOffset?)view.Import.CreatedAt)),
        new("uploaded_at", CellKind.Instant, view => Cell.Of(view.Import.UploadedAt)),
        new("finished_at", CellKind.Instant, view => Cell.Of(view.Import.FinishedAt)),
    }.ToFrozenDictionary(field => field.Name);

    public static readonly ListOrder<ImportView> NewestFirst = ListOrder<ImportView>.By(Fields["created_at"], descending: true).Then(Fields["id"]);

    public static string StatusOf(ImportStatus status) => status switch
    {
        ImportStatus.Uploading => "uploading",
        ImportStatus.Applying => "applying",
        ImportStatus.Completed => "completed",
        ImportStatus.Cancelled => "cancelled",
        ImportStatus.Failed => "failed",
        ImportStatus.Duplicate => "duplicate",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static void Write(Utf8JsonWriter json, ImportView view, FieldChoice? choice)
    {
        var (members, import) = (new JsonMembers(json, choice), view.Import);
        json.WriteStartObject();
        members.Text("id", import.Id);
        members.Text("status", view.Status);
        members.Number("bytes", import.Bytes);
        members.Text("sha256", HashOf(import));
        members.Number("lines", import.Lines);
        members.Number("done", view.Done);
        members.Number("applied", view.Applied);
        members.Number("refused", view.RefusedCount);
        members.Number("kept_aside", view.KeptAside);
        members.Number("rate", view.Rate);
        members.Number("seconds_left", view.SecondsLeft);
        members.Text("duplicate_of", import.DuplicateOf);
        members.Instant("created_at", import.CreatedAt);
        members.Instant("uploaded_at", import.UploadedAt);
        members.Instant("finished_at", import.FinishedAt);
        members.Text("failure", import.Failure);
        if (view.Refused is { } refused && members.Has("refused_lines"))
        {
            WriteRefused(json, refused);
        }

        json.WriteEndObject();
    }

    private static void WriteRefused(Utf8JsonWriter json, IReadOnlyList<RefusedLine> refused)
    {
        json.WriteStartArray("refused_lines");
        foreach (var line in refused)
        {
            json.WriteStartObject();
            json.WriteNumber("line", line.Line);
            json.WriteString("field", line.Field);
            json.WriteString("code", line.Code);
            json.WriteString("message", line.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Null while the file is not whole.</summary>
    private static string? HashOf(ImportRow import) => import.UploadedAt is null ? null : import.Hash;
}
