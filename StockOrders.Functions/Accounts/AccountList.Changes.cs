using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Accounts;

internal sealed partial record AccountList<TRow, T, TView>
{
    private const string Created = "created";
    private const string Deleted = "deleted";

    /// <param name="now">The entry as it is; null where there is none yet.</param>
    /// <param name="fields">What it was read from; they hold what is wrong with it.</param>
    public Outcome<ListChange<TRow, T>> Put(TRow row, T? now, T wanted, JsonFields fields)
    {
        var all = Of(row);
        if (now is null && all.Length >= Max)
        {
            fields.Refuse(IdField, $"too_many_{Plural.Replace('-', '_')}", $"An account has at most {Max} {Words}s.");
        }

        return fields.Findings.IsSound
            ? Change(With(row, now is null ? all.Add(wanted) : all.Replace(now, wanted)), wanted, now is null ? Created : "updated", fields.Findings.Warnings)
            : fields.Findings.Errors;
    }

    /// <param name="now">The entry as it is; null where there is none.</param>
    public Outcome<ListChange<TRow, T>> Delete(TRow row, T? now, string id) =>
        now is null ? Missing(id)
        : Holds(row, now) is { } held ? held
        : Change(With(row, Of(row).Remove(now)), now, Deleted, null);

    /// <param name="what">What became of the entry.</param>
    public JsonAnswer Answer(string id, TView view, string what, IReadOnlyCollection<string>? warnings) => new(
        what == Created ? StatusCodes.Status201Created : StatusCodes.Status200OK,
        Envelope.One(Name, view, WriteWhole, $"{Name} {id} {what}", warnings))
        {
            ETag = what == Deleted ? null : ETagOf(view),
        };

    private static Outcome<ListChange<TRow, T>> Change(Outcome<TRow> after, T entry, string what, IReadOnlyCollection<string>? warnings) =>
        after.IsRefused ? after.Refusals : new ListChange<TRow, T>(after.Value, entry, what, warnings);
}

/// <summary>The row with an entry changed.</summary>
internal sealed record ListChange<TRow, T>(TRow After, T Entry, string What, IReadOnlyCollection<string>? Warnings);
