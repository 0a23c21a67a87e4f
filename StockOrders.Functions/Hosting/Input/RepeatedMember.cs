using System.Text.Json;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Hosting.Input;

/// <summary>A member that stands twice in its object: programs differ in which of the two they take, so none is.</summary>
internal static class RepeatedMember
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, MaxDepth = 32 };

    /// <summary>The first one in a text; null where there is none, or where the text is no JSON even so.</summary>
    public static Refusal? Find(ReadOnlySpan<byte> text)
    {
        try
        {
            return Find(JsonElement.Parse(text, Options), "") is { } path
                ? new Refusal(RefusalKind.Invalid, "repeated_member", $"{path} stands twice in its object.", path)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Find(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => InObject(element, path),
        JsonValueKind.Array => element.EnumerateArray().Select((entry, index) => Find(entry, $"{path}[{index}]")).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static string? InObject(JsonElement element, string path)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var name = ShortText.Of(member.Name);
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (!names.Add(member.Name))
            {
                return at;
            }

            if (Find(member.Value, at) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
