using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Accounts;

/// <summary>A short list that an account keeps whole in one row, such as its approval rules, as the routes of its entries need it.</summary>
/// <typeparam name="TRow">The row as it was read, with whatever is needed to save it.</typeparam>
/// <typeparam name="T">An entry as it is stored.</typeparam>
/// <typeparam name="TView">An entry as it is answered.</typeparam>
internal sealed partial record AccountList<TRow, T, TView>
    where T : class
{
    /// <summary>An entry's, as it stands in envelopes.</summary>
    public required string Name { get; init; }

    public string Plural => Name + "s";

    public string Words => Name.Replace('-', ' ');

    /// <summary>Entries that an account may have.</summary>
    public required int Max { get; init; }

    public required Func<AccountId, CancellationToken, ValueTask<TRow>> Newest { get; init; }

    /// <summary>False when someone else changed the row since it was read.</summary>
    public required Func<AccountId, TRow, CancellationToken, Task<bool>> Save { get; init; }

    public required Func<TRow, ImmutableArray<T>> Of { get; init; }

    public required Func<TRow, ImmutableArray<T>, Outcome<TRow>> With { get; init; }

    public required Func<T, string> IdOf { get; init; }

    /// <summary>The member that tells the id.</summary>
    public string IdField { get; init; } = "id";

    /// <summary>The end of a sentence that begins with an id from an address; null where it is sound, and where <see cref="Read"/> tells.</summary>
    public Func<string, string?> IdFault { get; init; } = id => id.Length == 0 ? "is empty." : IdText.Fault(id);

    /// <summary>
    /// Reads what was sent over what there is, with all that has to be known for it; findings tell what is wrong. What it gives is called
    /// once more where somebody else changed the row meanwhile.
    /// </summary>
    public required Func<ListWish, CancellationToken, ValueTask<Func<TRow, T?, T>>> Read { get; init; }

    /// <summary>Why an entry cannot be deleted; null where nothing stands against it.</summary>
    public Func<TRow, T, Refusal?> Holds { get; init; } = (_, _) => null;

    /// <summary>The view of each, in the same order.</summary>
    public required Func<AccountId, TRow, IReadOnlyList<T>, CancellationToken, ValueTask<IReadOnlyList<TView>>> See { get; init; }

    public required Action<Utf8JsonWriter, TView, FieldChoice?> Write { get; init; }

    public required FrozenDictionary<string, ListField<TView>> Fields { get; init; }

    public T? Find(TRow row, string id) => Of(row).FirstOrDefault(one => IdOf(one) == id);

    public Refusal Missing(string id) =>
        new(RefusalKind.Missing, $"{Name.Replace('-', '_')}_not_found", $"There is no {Words} {ShortText.Of(id)}.");

    public string ETagOf(TView view) => Conditions.ETagOf(view, WriteWhole);

    public void WriteWhole(Utf8JsonWriter json, TView view) => Write(json, view, null);
}

/// <summary>What somebody wants an entry to be.</summary>
internal sealed record ListWish(AccountId Account, string Id, JsonFields Fields);
