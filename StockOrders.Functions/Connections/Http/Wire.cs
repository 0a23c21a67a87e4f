using Polly.CircuitBreaker;
using StockOrders.Domain.Connections;

namespace StockOrders.Functions.Connections.Http;

/// <summary>
/// The line to one connection: tries, waits, tries again, and leaves the other side alone for a while when it fails too often. Whatever
/// goes wrong is an answer.
/// </summary>
internal sealed class Wire(Uri url, WebhookSecret secret, HttpClient http, WirePolicy policy, TimeProvider clock)
{
    public async Task<WireAnswer> Ask(WireRequest request, CancellationToken cancellation)
    {
        try
        {
            return await policy.Run(token => Try(request, token), cancellation);
        }
        catch (BrokenCircuitException open)
        {
            return WireAnswer.Again("It failed too often lately and is left alone for a while.", open.RetryAfter ?? WirePolicy.Break);
        }
    }

    private async Task<WireAnswer> Try(WireRequest request, CancellationToken cancellation)
    {
        using var message = request.Signed(url, secret, clock.GetUtcNow());
        try
        {
            using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return await WireReading.Read(answer, clock.GetUtcNow(), cancellation);
        }
        catch (HttpRequestException failure) when (Forbidden(failure) is { } forbidden)
        {
            return WireAnswer.Final(forbidden.Message);
        }
        catch (HttpRequestException failure)
        {
            return WireAnswer.Again(Words(failure.HttpRequestError));
        }
        catch (IOException)
        {
            return WireAnswer.Again("The line broke while it answered.");
        }
    }

    private static ForbiddenAddressException? Forbidden(Exception? failure) =>
        failure is null or ForbiddenAddressException ? failure as ForbiddenAddressException : Forbidden(failure.InnerException);

    /// <summary>Without the framework's own words, which may name addresses inside.</summary>
    private static string Words(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => "Its host name is not known.",
        HttpRequestError.ConnectionError => "It could not be reached.",
        HttpRequestError.SecureConnectionError => "No secure connection to it could be made; its certificate may be wrong or expired.",
        HttpRequestError.ResponseEnded => "The line broke while it answered.",
        _ => "The line to it failed.",
    };
}
