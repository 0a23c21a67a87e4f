using System.Text.Json;

namespace StockOrders.Functions.Hosting.Output;

/// <summary>The API's words for what can be chosen: <c>pending_approval</c>.</summary>
internal static class ChoiceWords
{
    public static string Of(Enum choice) => JsonNamingPolicy.SnakeCaseLower.ConvertName(choice.ToString());

    /// <summary>Every choice under its word.</summary>
    public static (string Text, TChoice Word)[] All<TChoice>()
        where TChoice : struct, Enum => [.. Enum.GetValues<TChoice>().Select(choice => (Of(choice), choice))];
}
