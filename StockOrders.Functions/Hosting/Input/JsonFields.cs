using System.Text.Json;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Input;

/// <summary>
/// One object of a body, read member by member. What is wrong goes to the findings and reads as null, so that all faults of a
/// body are told at once; <see cref="Close"/> names the members that nobody asked for. An explicit null reads as absent, and
/// <see cref="Has"/> tells the two apart where it matters.
/// </summary>
internal sealed partial class JsonFields(JsonElement element, string path, string pattern, Findings findings, TimeZoneInfo zone)
{
    /// <summary>Of the Stock Orders API: whether replenishment is left to the night. Programs put it at the root or into the resource.</summary>
    public const string SkipBackgroundJobs = "skip_background_jobs";

    private readonly List<string> asked = new(16);

    public Findings Findings => findings;

    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>The same object with paths that begin at it: errors in a resource do not name its envelope.</summary>
    public JsonFields AsRoot() => new(element, "", "", findings, zone);

    /// <summary>The same object with findings of its own, for entries that succeed or fail each by itself.</summary>
    public JsonFields Apart() => new(element, path, pattern, new Findings(findings.IsStrict), zone);

    /// <summary>True where the client sent the member, be it null.</summary>
    public bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>True where the member is absent, null or empty text.</summary>
    public bool IsBlank(string name) =>
        !element.TryGetProperty(name, out var value) || value.ValueKind switch
        {
            JsonValueKind.Null => true,
            JsonValueKind.String => value.ValueEquals(""),
            _ => false,
        };

    /// <summary>Members that are known and not read: read-only ones that a client sends back.</summary>
    public void Ignore(params ReadOnlySpan<string> names) => asked.AddRange(names);

    /// <summary>What stands beside a resource in answers; the flag may stand there too, and is refused where it is none.</summary>
    public void IgnoreEnvelope()
    {
        Flag(SkipBackgroundJobs);
        Ignore("result", "meta");
    }

    public void Refuse(string name, string code, string message) => findings.Refuse(PathOf(name), code, message);

    public void Close()
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!IsAsked(property))
            {
                var name = ShortText.Of(property.Name);
                findings.Unknown(PathOf(name), pattern.Length == 0 ? name : $"{pattern}.{name}");
            }
        }
    }

    private bool IsAsked(JsonProperty property)
    {
        foreach (var name in asked)
        {
            if (property.NameEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The member's value where it is there and not null.</summary>
    private bool TryTake(string name, bool required, out JsonElement value)
    {
        asked.Add(name);
        if (element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null)
        {
            return true;
        }

        if (required)
        {
            Refuse(name, "missing_member", $"{PathOf(name)} is required.");
        }

        return false;
    }

    private void WrongType(string name, string expected) => Refuse(name, "wrong_type", $"{PathOf(name)} must be {expected}.");
}
