using System.Collections.Immutable;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Orders;
using StockOrders.Functions.Hosting.Input;

namespace StockOrders.Functions.Accounts;

/// <summary>An account's own words for statuses, each standing for one of ours.</summary>
internal static class StatusLabels
{
    public const int MaxLength = 40;

    private const int MaxLabels = 100;

    private static readonly ImmutableArray<string> Statuses = [.. Enum.GetValues<Stage>().Select(StageStatus.Of).Distinct()];

    /// <summary>In any case; null where the word is none of the account's.</summary>
    public static (string Label, string Status)? Find(AccountSettings account, string? word)
    {
        foreach (var (label, status) in account.StatusLabels)
        {
            if (string.Equals(label, word, StringComparison.OrdinalIgnoreCase))
            {
                return (label, status);
            }
        }

        return null;
    }

    /// <summary>The list is replaced as a whole; null where none was sent.</summary>
    public static ImmutableSortedDictionary<string, string>? Read(JsonFields fields)
    {
        if (fields.Object("status_labels") is not { } given)
        {
            return null;
        }

        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in given.Names())
        {
            if (Fault(name, labels) is { } fault)
            {
                fields.Refuse("status_labels", "invalid_label", fault);
            }
            else if (given.Word(name, true, [.. Statuses.Select(status => (status, Statuses.IndexOf(status)))]) is { } index)
            {
                labels[name] = Statuses[index];
            }
        }

        if (labels.Count > MaxLabels)
        {
            fields.Refuse("status_labels", "too_many", $"An account has at most {MaxLabels} words of its own for statuses.");
        }

        return labels.ToImmutable();
    }

    private static string? Fault(string name, IEnumerable<KeyValuePair<string, string>> known) =>
        name.Length is 0 or > MaxLength || string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl) || name.Contains(',', StringComparison.Ordinal)
            ? $"A word for a status has 1 to {MaxLength} characters, no comma and no control characters."
        : Statuses.Concat(["active", "canceled"]).Contains(name, StringComparer.OrdinalIgnoreCase) ? $"'{name}' is a status itself."
        : known.Any(label => string.Equals(label.Key, name, StringComparison.OrdinalIgnoreCase)) ? $"'{name}' is there twice."
        : null;
}
