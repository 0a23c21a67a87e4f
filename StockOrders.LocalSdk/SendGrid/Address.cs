// SendGrid 9.29.3 (a private part of its BaseClient)
#nullable disable // as the package: it says nothing of null, so the app compiles the same both ways
using System.Text.Json;

namespace SendGrid;

internal static class Address
{
    /// <summary>{host}/{version}/{path}, with a query made of a JSON object whose arrays become repeated parameters.</summary>
    public static Uri Of(BaseClientOptions options, string urlPath, string queryParams)
    {
        var path = urlPath ?? options.UrlPath;
        var versioned = options.Version is null ? path : $"{options.Version}/{path}";
        var query = queryParams is null ? string.Empty : "?" + Query(queryParams);
        return new Uri(new Uri(options.Host.TrimEnd('/') + "/"), versioned + query);
    }

    private static string Query(string json)
    {
        using var parameters = JsonDocument.Parse(json);
        var pairs =
            from parameter in parameters.RootElement.EnumerateObject()
            from value in Values(parameter.Value)
            select $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(value.ToString())}";
        return string.Join('&', pairs);
    }

    private static JsonElement[] Values(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
}
