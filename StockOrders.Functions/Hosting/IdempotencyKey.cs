using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Hosting;

/// <summary>A client's promise that a call which looks the same is the same call.</summary>
/// <param name="Hash">Of account, key and the client's own word for the call.</param>
/// <param name="Fingerprint">Of method, path and body.</param>
internal sealed record IdempotencyKey(string Hash, string Fingerprint)
{
    private const int MaxLength = 255;

    public static Refusal Reused { get; } = new(
        RefusalKind.KeyReused, "idempotency_key_reused", "This Idempotency-Key was used for another request. Use a new key.", "Idempotency-Key");

    /// <summary>Null where the client sent none.</summary>
    public static Outcome<IdempotencyKey?> Of(HttpRequest request, Caller caller, ReadOnlyMemory<byte> body)
    {
        var values = request.Headers["Idempotency-Key"];
        if (values.Count == 0)
        {
            return (IdempotencyKey?)null;
        }

        var given = values.ToString().Trim();
        var key = given is ['"', .. var inner, '"'] ? inner : given;
        if (values.Count > 1 || key.Length is 0 or > MaxLength)
        {
            return new Refusal(
                RefusalKind.Invalid, "invalid_idempotency_key", $"Idempotency-Key is one word of 1 to {MaxLength} characters.", "Idempotency-Key");
        }

        return new IdempotencyKey(
            Digest(string.Join('\n', caller.Account.Value, caller.KeyName, key), default),
            Digest($"{request.Method}\n{request.Path}{request.QueryString}\n", body.Span));
    }

    private static string Digest(string text, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData(body);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
