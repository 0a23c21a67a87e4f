using System.Text.Json;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Replenishment;

/// <summary>A run as programs see it.</summary>
internal sealed record RunView(RunRow Run, RunProgress Progress)
{
    public static void Write(Utf8JsonWriter json, RunView view)
    {
        var (run, progress) = view;
        json.WriteStartObject();
        var members = new JsonMembers(json, null);
        WriteHead(members, run);
        members.Number("done", progress.Done);
        members.Number("rate", progress.Rate(run));
        members.Number("seconds_left", progress.SecondsLeft(run));
        members.Texts("orders", progress.Drafts.Where(draft => draft.Order is not null).Select(draft => draft.Order!.Value.Value));
        WriteRemarks(json, progress.Drafts);
        members.Number("failed_count", progress.Failed);
        RunFindingsJson.WriteFailures(json, progress.Failures);
        RunFindingsJson.WriteSkipped(json, progress.Skipped);
        WriteTimes(members, run);
        json.WriteEndObject();
    }

    /// <summary>In lists: counts instead of what each of its parts has to say.</summary>
    public static void WriteShort(Utf8JsonWriter json, RunRow run, FieldChoice? choice)
    {
        json.WriteStartObject();
        var members = new JsonMembers(json, choice);
        WriteHead(members, run);
        members.Number("done", run.Done);
        members.Number("failed_count", run.Failed);
        members.Number("orders_count", run.Drafts);
        WriteTimes(members, run);
        json.WriteEndObject();
    }

    public static string WordOf(RunStatus status) => ChoiceWords.Of(status);

    private static void WriteHead(JsonMembers members, RunRow run)
    {
        members.Text("id", run.Id);
        members.Text("status", WordOf(run.Status));
        members.Day("night", run.Night);
        members.Number("attempt", run.Attempt);
        members.Number("variants", run.Variants);
    }

    private static void WriteTimes(JsonMembers members, RunRow run)
    {
        members.Instant("started_at", run.StartedAt);
        members.Instant("finished_at", run.FinishedAt);
        members.Text("failure", run.Failure);
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
}
