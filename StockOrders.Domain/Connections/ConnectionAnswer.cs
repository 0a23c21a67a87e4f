namespace StockOrders.Domain.Connections;

/// <summary>What came of asking a connection. Nothing in between: whoever asks must say what each of the three means to it.</summary>
internal abstract record ConnectionAnswer<T>
{
    private ConnectionAnswer()
    {
    }

    internal sealed record Done(T Value) : ConnectionAnswer<T>;

    /// <summary>The other side said no, or nothing was ever sent: the same again will be refused again, and nothing was done.</summary>
    internal sealed record Refused(string Message) : ConnectionAnswer<T>;

    /// <summary>It may have been done or not. To be asked again under the same idempotency key.</summary>
    /// <param name="RestFor">How long the other side asks to be left alone; null where it did not say.</param>
    internal sealed record Unknown(string Message, TimeSpan? RestFor = null) : ConnectionAnswer<T>;
}
