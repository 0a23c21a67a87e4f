using System.Collections.Immutable;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Hosting.Input;

/// <summary>What was found wrong in a body, all at once, and what in it nobody knows.</summary>
/// <param name="strict">True makes an unknown member an error (<c>Prefer: handling=strict</c>).</param>
internal sealed class Findings(bool strict)
{
    /// <summary>Enough to mend a client by; a body of 2,000 bad lines is not answered with 2,000 sentences.</summary>
    private const int MaxListed = 100;

    private readonly List<Refusal> errors = [];
    private readonly SortedSet<string> unknown = new(StringComparer.Ordinal);
    private readonly List<string> warnings = [];

    public bool IsSound => errors.Count == 0;

    public ImmutableArray<Refusal> Errors => [.. errors];

    public bool IsStrict => strict;

    public IReadOnlyCollection<string> UnknownMembers => unknown;

    /// <summary>One sentence for each unknown member and whatever else a client should know; null where there are none.</summary>
    public IReadOnlyCollection<string>? Warnings =>
        unknown.Count + warnings.Count == 0 ? null : [.. unknown.Select(name => $"Unknown member {name} was ignored."), .. warnings];

    public void Refuse(string field, string code, string message) =>
        Refuse(new Refusal(RefusalKind.Invalid, code, message, field));

    public void Refuse(Refusal refusal)
    {
        if (errors.Count < MaxListed)
        {
            errors.Add(refusal);
        }
    }

    /// <summary>The work is done again: what was told of the first time no longer counts.</summary>
    public void WarnAnew(int since) => warnings.RemoveRange(since, warnings.Count - since);

    public int Warned => warnings.Count;

    /// <summary>Done as asked, but the client should know.</summary>
    public void Warn(string sentence)
    {
        if (warnings.Count < MaxListed && !warnings.Contains(sentence))
        {
            warnings.Add(sentence);
        }
    }

    /// <param name="pattern">The path with empty indexes, so that a member on each of many lines is named once.</param>
    public void Unknown(string path, string pattern)
    {
        if (strict)
        {
            Refuse(path, "unknown_member", $"{path} is not known.");
        }
        else if (unknown.Count < MaxListed)
        {
            unknown.Add(pattern);
        }
    }
}
