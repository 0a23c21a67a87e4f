using System.Collections.Frozen;
using System.Text.Json;
using StockOrders.Functions.Hosting.Csv;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>How a kind of thing in the catalogue is stored, read and written over HTTP.</summary>
/// <typeparam name="TView">The thing with what stands beside it in answers; itself where nothing does.</typeparam>
internal sealed record CatalogueKind<T, TView>
    where T : class
{
    public required string Name { get; init; }

    public required string Plural { get; init; }

    /// <summary>The name of the row of an id.</summary>
    public required Func<string, string> Row { get; init; }

    /// <summary>Told before the things of a transaction are read, each time they are.</summary>
    public Action Begin { get; init; } = static () => { };

    /// <summary>The thing of that id as a client wants it, over what it is now (null where it is new); findings say what is wrong.</summary>
    public required Func<JsonFields, string, T?, CancellationToken, ValueTask<T>> Read { get; init; }

    public required Func<T, CancellationToken, ValueTask<TView>> View { get; init; }

    /// <summary>What the view holds that no client writes, as part of the ETag; empty where it holds nothing more.</summary>
    public Func<TView, string> Beside { get; init; } = static _ => "";

    public required Action<Utf8JsonWriter, TView, FieldChoice?> Write { get; init; }

    /// <summary>Members that lists are filtered and sorted by, and the columns of a CSV in this order.</summary>
    public required IReadOnlyList<ListField<TView>> Fields { get; init; }

    /// <inheritdoc cref="Fields"/>
    public required FrozenDictionary<string, ListField<TView>> Known { get; init; }

    /// <summary>Members that a CSV may bring.</summary>
    public required CsvColumns Columns { get; init; }

    /// <summary>Ids of others of its kind that a thing names: where they stand in the same call, they are stored before it.</summary>
    public Func<JsonFields, IEnumerable<string>> Mentioned { get; init; } = static _ => [];

    /// <summary>A thing as it is to be stored, over what it is now, on that day of the account, and what is stored with it in one transaction.</summary>
    public Func<T?, T, DateOnly, StoredTogether<T>> Together { get; init; } = static (_, after, _) => new(after, [], Owes: false);

    /// <summary>Whether what a client sent may tie the thing to others of its kind in another way than before.</summary>
    public Func<JsonFields, bool> MayTie { get; init; } = static _ => false;

    /// <summary>Whether it does.</summary>
    public Func<T?, T, bool> Ties { get; init; } = static (_, _) => false;

    /// <summary>
    /// Made before others are looked at, and stored with what is tied to them: of two that tie things at once the later looks again, so that
    /// what both were allowed is not wrong together.
    /// </summary>
    public Func<CancellationToken, Task<RowChange>> Fence { get; init; } =
        static _ => throw new InvalidOperationException("Things of this kind are not tied to others.");

    /// <summary>How many rows what a client sent comes to as a rule.</summary>
    public Func<JsonFields, int> Rows { get; init; } = static _ => 1;

    /// <summary>Told those things that owe something, once they are stored. It may be told of them again, or never.</summary>
    public Func<IReadOnlyCollection<T>, CancellationToken, Task> Owed { get; init; } = static (_, _) => Task.CompletedTask;

    /// <summary>Told the ids of things that were not there before, once they are stored. It may be told of them again, or never.</summary>
    public Func<IReadOnlyCollection<string>, CancellationToken, Task<Appearance>> Appeared { get; init; } =
        static (_, _) => Task.FromResult(Appearance.Unnoticed);
}
