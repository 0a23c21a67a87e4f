using System.Globalization;
using System.Text.Json;

namespace StockOrders.LocalHost.Functions;

/// <summary>The text of a route value as the type that a function asks for, by the rules of the real worker's converters.</summary>
internal static class RouteValue
{
    private static readonly Type[] Parsed =
    [
        typeof(string), typeof(int), typeof(long), typeof(bool), typeof(decimal), typeof(double), typeof(Guid), typeof(DateTime), typeof(DateTimeOffset),
    ];

    public static bool CanBe(Type type) => Parsed.Contains(Nullable.GetUnderlyingType(type) ?? type);

    /// <exception cref="FormatException">The text is not of that type; a route constraint would have answered 404.</exception>
    public static object Convert(string text, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (target == typeof(string))
            return text;
        if (target == typeof(Guid))
            return Guid.Parse(text);
        if (target == typeof(DateTime))
            return DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (target == typeof(DateTimeOffset))
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        try
        {
            // The worker reads numbers and booleans as JSON: " 7" and "07" are no numbers there.
            return JsonSerializer.Deserialize(text, target)!;
        }
        catch (JsonException)
        {
            throw new FormatException($"'{text}' is not a {target.Name}.");
        }
    }
}
