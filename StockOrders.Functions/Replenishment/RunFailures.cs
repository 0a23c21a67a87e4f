using System.Text.Json;
using StockOrders.Domain.Replenishment;

namespace StockOrders.Functions.Replenishment;

/// <summary>What people are told of a variant that could not be worked through.</summary>
internal static class RunFailures
{
    public static RunFailureRow Of(string variant, Exception failure) => failure switch
    {
        InvalidDataException or JsonException or FormatException =>
            new(variant, RunFailureCodes.Unreadable, $"What is stored of it is damaged: {failure.Message}"),
        ImpossibleFigureException => new(variant, RunFailureCodes.ImpossibleFigures, failure.Message),
        ArithmeticException or ArgumentOutOfRangeException =>
            new(variant, RunFailureCodes.ImpossibleFigures, "Its figures come to more than any number can hold."),
        _ => new(variant, RunFailureCodes.NotCalculated, "A fault of the program's own; the log has it."),
    };
}
