using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Accounts;

/// <summary>
/// Makes keys, and gives keys other secrets. A key is shown once, in the answer that makes it: neither a list nor a repeated call shows it
/// again, and what is kept of it does not tell it.
/// </summary>
internal sealed class MakeKeys(ApiDoor door, KeyRings rings, RepeatableCalls calls, TimeProvider clock)
{
    private const string Route = KeyAnswers.Route;

    [Function("CreateKey")]
    public Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Create(request, caller, cancellation), cancellation);

    [Function("RotateKey")]
    public Task<IResult> Rotate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/rotate")] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Rotate(request, caller, id, cancellation), cancellation);

    private async Task<IResult> Create(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var read = await JsonInput.Read(request, TimeZoneInfo.Utc, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var fields = read.Value.Resource("key");
        read.Value.Root.Close();
        return fields is not null && KeyInput.Read(fields) is { } asked && read.Value.Findings.IsSound
            ? await calls.Once(request, caller, read.Value.Bytes, () => Create(request, caller, asked, read.Value, cancellation), cancellation)
            : RefusalAnswer.Of(read.Value.Findings.Errors);
    }

    private async Task<IResult> Create(HttpRequest request, Caller caller, KeyInput asked, JsonInput input, CancellationToken cancellation)
    {
        if (!caller.Scopes.HasFlag(asked.Scopes))
        {
            return RefusalAnswer.Of(MoreThanYours(caller, asked.Scopes & ~caller.Scopes));
        }

        var secret = AccountRegistry.NewSecret();
        var key = new NamedKey(IdFor(request, caller, input), asked.Name, asked.Scopes, KeyRows.HashOf(secret), clock.GetUtcNow(), null, null, [], asked.Email);
        var made = await rings.Change(caller.Account, ring => ring.Find(key.Id) is null ? ring.With(key) : ring, cancellation);
        return made.IsRefused
            ? RefusalAnswer.Of(made.Refusals)
            : Shown(StatusCodes.Status201Created, made.Value.Find(key.Id)!, secret, $"Created key {key.Id}", input.Findings.Warnings);
    }

    private async Task<IResult> Rotate(HttpRequest request, Caller caller, string id, CancellationToken cancellation)
    {
        var read = await JsonInput.ReadOptional(request, TimeZoneInfo.Utc, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var grace = KeyInput.Grace(read.Value.Root);
        read.Value.Root.Close();
        return read.Value.Findings.IsSound
            ? await calls.Once(request, caller, read.Value.Bytes, () => Rotate(caller, id, grace, read.Value.Findings, cancellation), cancellation)
            : RefusalAnswer.Of(read.Value.Findings.Errors);
    }

    private async Task<IResult> Rotate(Caller caller, string id, TimeSpan grace, Findings findings, CancellationToken cancellation)
    {
        // Whoever rotates a key holds the new one: it must not be able to do more than they may.
        if ((await rings.Of(caller.Account, cancellation)).Find(id) is { } known && !caller.Scopes.HasFlag(known.Scopes))
        {
            return RefusalAnswer.Of(MoreThanYours(caller, known.Scopes & ~caller.Scopes));
        }

        var secret = AccountRegistry.NewSecret();
        var now = clock.GetUtcNow();
        var rotated = await rings.Change(caller.Account, ring => ring.Rotated(id, KeyRows.HashOf(secret), now + grace, now), cancellation);
        return rotated.IsRefused
            ? RefusalAnswer.Of(rotated.Refusals)
            : Shown(StatusCodes.Status200OK, rotated.Value.Find(id)!, secret, $"Rotated key {id}", findings.Warnings);
    }

    /// <summary>With the key itself, unless someone else's call made it; what is kept for a repetition is without it.</summary>
    private JsonAnswer Shown(int status, NamedKey key, string secret, string message, IReadOnlyCollection<string>? warnings)
    {
        var hidden = new KeyView(key, null, clock.GetUtcNow());
        var kept = KeyAnswers.One(status, hidden, message, [.. warnings ?? [], "The key was shown once and is not shown again; rotate it if it was lost."]);
        return key.Hash == KeyRows.HashOf(secret) ? KeyAnswers.One(status, hidden with { Secret = secret }, message, warnings, kept: kept) : kept;
    }

    /// <summary>A call with an idempotency key that is made again, its first answer lost, makes the same key and not a second one.</summary>
    private static string IdFor(HttpRequest request, Caller caller, JsonInput input) =>
        IdempotencyKey.Of(request, caller, input.Bytes) is { IsRefused: false, Value: { } call }
            ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("key\n" + call.Hash)).AsSpan(0, 8))
            : KeyRings.NewId();

    private static Refusal MoreThanYours(Caller caller, Scopes lacking) => new(
        RefusalKind.Forbidden,
        "scope_beyond_yours",
        $"Your key has {ScopeNames.Of(caller.Scopes)}, so it cannot give a key {ScopeNames.Of(lacking)}.",
        "scopes");
}
