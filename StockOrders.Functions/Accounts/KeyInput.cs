using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Accounts;

/// <summary>A key as an administrator asks for it.</summary>
internal sealed record KeyInput(string Name, Scopes Scopes, string? Email)
{
    private const int MaxName = 60;

    private static readonly TimeSpan UsualGrace = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestGrace = TimeSpan.FromDays(30);

    /// <summary>How long a rotated key's old secret stays good; <c>PT0S</c> ends it at once.</summary>
    public static TimeSpan Grace(JsonFields fields)
    {
        if (fields.Text("grace", 40) is not { Length: > 0 } text)
        {
            return UsualGrace;
        }

        if (DurationText.Read(text) is { } grace && grace >= TimeSpan.Zero && grace <= LongestGrace)
        {
            return grace;
        }

        fields.Refuse("grace", "not_a_duration", $"grace must be an ISO 8601 duration from PT0S to {DurationText.Of(LongestGrace)}, such as PT24H.");
        return UsualGrace;
    }

    /// <summary>Null with findings where something is wrong.</summary>
    public static KeyInput? Read(JsonFields fields)
    {
        fields.Ignore("id", "status", "created_at", "rotated_at", "old_key_until", "last_used", "revoked_at", "key");
        var name = fields.Text("name", MaxName, required: true)?.Trim();
        if (name is { Length: 0 })
        {
            fields.Refuse("name", "missing_member", "name is required.");
        }

        var email = fields.Email("email");
        var scopes = Scopes.None;
        var words = fields.Texts("scopes", ScopeNames.Each(Scopes.All).Count(), required: true) ?? [];
        foreach (var word in words)
        {
            if (ScopeNames.Find(word) is { } scope)
            {
                scopes |= scope;
            }
            else
            {
                fields.Refuse("scopes", "unknown_word", $"scopes takes {ScopeNames.Of(Scopes.All)}; {ShortText.Of(word, 40)} is none of them.");
            }
        }

        if (words.Count == 0 && fields.Findings.IsSound)
        {
            fields.Refuse("scopes", "no_scopes", "A key needs at least one scope.");
        }

        fields.Close();
        return fields.Findings.IsSound ? new KeyInput(name!, scopes, email) : null;
    }
}
