using System.Text.Json;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>A run as programs see it.</summary>
internal sealed record RunView(RunRow Run, int Done, IReadOnlyList<RunDraftRow> Drafts)
{
    public static void Write(Utf8JsonWriter json, RunView view)
    {
        json.WriteStartObject();
        json.WriteString("id", view.Run.Id);
        json.WriteString("status", view.Run.Status switch
        {
            RunStatus.Running => "running",
            RunStatus.Completed => "completed",
            RunStatus.Failed => "failed",
            _ => throw new ArgumentOutOfRangeException(nameof(view), view.Run.Status, null),
        });
        json.WriteString("night", Text(view.Run.Night));
        json.WriteNumber("variants", view.Run.Variants);
        json.WriteNumber("done", view.Done);
        json.WriteStartArray("orders");
        foreach (var draft in view.Drafts.Where(draft => draft.Order is not null))
        {
            json.WriteStringValue(draft.Order!.Value.Value);
        }

        json.WriteEndArray();
        WriteRemarks(json, view.Drafts);
        json.WriteString("started_at", Rfc3339.Of(view.Run.StartedAt));
        json.WriteString("finished_at", view.Run.FinishedAt is { } at ? Rfc3339.Of(at) : null);
        json.WriteString("failure", view.Run.Failure);
        json.WriteEndObject();
    }

    private static void WriteRemarks(Utf8JsonWriter json, IReadOnlyList<RunDraftRow> drafts)
    {
        json.WriteStartArray("remarks");
        foreach (var draft in drafts)
        {
            foreach (var remark in draft.Remarks.Concat(draft.Problem is { } problem ? [problem] : []))
            {
                json.WriteStartObject();
                json.WriteString("order", draft.Order?.Value);
                json.WriteString("message", remark);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
