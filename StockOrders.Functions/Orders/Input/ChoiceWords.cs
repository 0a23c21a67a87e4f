using System.Text.Json;

namespace StockOrders.Functions.Orders.Input;

/// <summary>The API's words for what can be chosen.</summary>
internal static class ChoiceWords
{
    public static string Of<TChoice>(TChoice choice)
        where TChoice : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(choice.ToString());

    /// <summary>Every choice under its word.</summary>
    public static (string Text, TChoice Word)[] All<TChoice>()
        where TChoice : struct, Enum => [.. Enum.GetValues<TChoice>().Select(choice => (Of(choice), choice))];
}
