using System.Text.Json;
using StockOrders.Domain.Connections;

namespace StockOrders.Functions.Connections.Http;

/// <summary>What came of one try over the wire.</summary>
/// <param name="Message">Why it was not done; null when it was.</param>
/// <param name="RestFor">How long the other side asks to be left alone.</param>
internal sealed record WireAnswer(HttpVerdict Verdict, JsonElement Body, string? Message, TimeSpan? RestFor = null)
{
    public static WireAnswer Again(string message, TimeSpan? restFor = null) => new(HttpVerdict.Again, default, message, restFor);

    public static WireAnswer Final(string message) => new(HttpVerdict.Final, default, message);

    /// <summary>As whoever asked understands it; a body that does not say what it must leaves open what was done.</summary>
    public ConnectionAnswer<T> As<T>(Func<JsonElement, T?> read)
        where T : class => Verdict switch
        {
            HttpVerdict.Done => read(Body) is { } value
                ? new ConnectionAnswer<T>.Done(value)
                : new ConnectionAnswer<T>.Unknown("Its answer does not hold what was asked for."),
            HttpVerdict.Final => new ConnectionAnswer<T>.Refused(Message!),
            _ => new ConnectionAnswer<T>.Unknown(Message!, RestFor),
        };
}
