using System.Collections.Immutable;

namespace StockOrders.Domain.Outcomes;

/// <summary>What a decision came to: a value, or every reason why not.</summary>
internal readonly record struct Outcome<T>
{
    private Outcome(T? value, ImmutableArray<Refusal> refusals)
    {
        Found = value;
        Refusals = refusals;
    }

    private T? Found { get; }

    /// <summary>Empty when the decision was made.</summary>
    public ImmutableArray<Refusal> Refusals { get; }

    public bool IsRefused => !Refusals.IsDefaultOrEmpty;

    /// <summary>The value. Asking for it of a refusal is a bug and throws.</summary>
    public T Value => IsRefused
        ? throw new InvalidOperationException($"Refused: {Refusals[0].Code}: {Refusals[0].Message}")
        : Found!;

    public static implicit operator Outcome<T>(T value) => new(value, []);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, [refusal]);

    public static implicit operator Outcome<T>(ImmutableArray<Refusal> refusals) => refusals.IsDefaultOrEmpty
        ? throw new ArgumentException("A refusal needs a reason.", nameof(refusals))
        : new(default, refusals);
}
