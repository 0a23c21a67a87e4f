using System.Collections.Immutable;

namespace StockOrders.Domain.Derivations;

/// <summary>One figure and what it was worked out from. Inputs that other steps found have their names; all others say where they come from.</summary>
/// <param name="Formula">In the names of the inputs.</param>
internal sealed record DerivationStep(string Name, decimal Value, string Unit, string Formula, ImmutableArray<DerivationInput> Inputs);

/// <summary>What a figure was worked out from: a number, a day or a word.</summary>
internal sealed record DerivationInput(string Name, string Unit, string Source)
{
    public decimal? Value { get; init; }

    public DateOnly? Day { get; init; }

    public string? Text { get; init; }

    /// <summary>The day that it is of; null where it is of today.</summary>
    public DateOnly? Date { get; init; }

    public static DerivationInput Of(string name, decimal value, string unit, string source, DateOnly? date = null) =>
        new(name, unit, source) { Value = value, Date = date };

    /// <summary>A figure as exact as it was reckoned with.</summary>
    public static DerivationInput Of(string name, double value, string unit, string source) => Of(name, Exact(value), unit, source);

    public static DerivationInput Of(string name, DateOnly day, string source) => new(name, DerivationUnits.Date, source) { Day = day };

    public static DerivationInput Of(string name, string text, string source) => new(name, DerivationUnits.Word, source) { Text = text };

    /// <summary>What a step before it found.</summary>
    public static DerivationInput Step(string name, decimal value, string unit) => Of(name, value, unit, "step");

    public static decimal Exact(double value) => decimal.Round((decimal)value, 12);
}

internal static class DerivationUnits
{
    public const string Units = "units";
    public const string UnitsADay = "units/day";
    public const string Days = "days";
    public const string Date = "date";
    public const string Word = "word";
    public const string Number = "number";
    public const string Percent = "percent";
    public const string Money = "money";
}
