using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>One of the lists that a policy is made of, as its routes need it.</summary>
/// <typeparam name="T">As it is stored.</typeparam>
/// <typeparam name="TView">As it is answered.</typeparam>
internal sealed record PolicyPart<T, TView>
    where T : class
{
    /// <summary>As it stands in envelopes.</summary>
    public required string Name { get; init; }

    public string Plural => Name + "s";

    public required int Max { get; init; }

    public required Func<ApprovalPolicyRow, ImmutableArray<T>> Of { get; init; }

    public required Func<ApprovalPolicyRow, ImmutableArray<T>, ApprovalPolicyRow> With { get; init; }

    public required Func<T, string> IdOf { get; init; }

    /// <summary>The view of each, in the same order.</summary>
    public required Func<AccountId, StoredPolicy, IReadOnlyList<T>, CancellationToken, ValueTask<IReadOnlyList<TView>>> See { get; init; }

    public required Action<Utf8JsonWriter, TView, FieldChoice?> Write { get; init; }

    public required FrozenDictionary<string, ListField<TView>> Fields { get; init; }

    public T? Find(ApprovalPolicyRow policy, string id) => Of(policy).FirstOrDefault(one => IdOf(one) == id);

    public Refusal Missing(string id) =>
        new(RefusalKind.Missing, $"{Name.Replace('-', '_')}_not_found", $"There is no {Name.Replace('-', ' ')} {PolicyText.Short(id)}.");

    public void WriteWhole(Utf8JsonWriter json, TView view) => Write(json, view, null);

}
