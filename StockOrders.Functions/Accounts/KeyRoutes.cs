using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Accounts;

/// <summary>
/// The account's keys. A key is shown once, in the answer that makes it: neither a list nor a repeated call shows it again, and what is kept
/// of it does not tell it.
/// </summary>
internal sealed class KeyRoutes(ApiDoor door, KeyRings rings, RepeatableCalls calls, TimeProvider clock)
{
    private const string Route = "api/v1/keys";

    [Function("ListKeys")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => List(request, caller, cancellation), cancellation);

    [Function("GetKey")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Get(request, caller, id, cancellation), cancellation);

    [Function("CreateKey")]
    public Task<IResult> Create(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Create(request, caller, cancellation), cancellation);

    [Function("RotateKey")]
    public Task<IResult> Rotate(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/rotate")] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Rotate(request, caller, id, cancellation), cancellation);

    [Function("RevokeKey")]
    public Task<IResult> Revoke(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Revoke(caller, id, cancellation), cancellation);

    private async Task<IResult> List(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var ring = await rings.Of(caller.Account, cancellation);
        var uses = await rings.LastUses(caller.Account, cancellation);
        var page = ChildList.Of(request, ring.Keys.Select(key => View(key, uses)).ToList());
        return page.IsRefused
            ? RefusalAnswer.Of(page.Refusals)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List("keys", page.Value, KeyJson.Write));
    }

    private async Task<IResult> Get(HttpRequest request, Caller caller, string id, CancellationToken cancellation)
    {
        if ((await rings.Of(caller.Account, cancellation)).Find(id) is not { } key)
        {
            return RefusalAnswer.Of(KeyRing.Missing(id));
        }

        var view = View(key, await rings.LastUses(caller.Account, cancellation));
        var etag = Conditions.ETagOf(view, KeyJson.Write);
        return Conditions.IsKnown(request, etag) ? JsonAnswer.NotModified(etag) : Answer(StatusCodes.Status200OK, view, $"key {key.Name}", etag: etag);
    }

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
        var key = new NamedKey(IdFor(request, caller, input), asked.Name, asked.Scopes, KeyRows.HashOf(secret), clock.GetUtcNow(), null, null, []);
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

    private async Task<IResult> Revoke(Caller caller, string id, CancellationToken cancellation)
    {
        var revoked = await rings.Change(caller.Account, ring => ring.Revoked(id, clock.GetUtcNow()), cancellation);
        return revoked.IsRefused
            ? RefusalAnswer.Of(revoked.Refusals)
            : Answer(StatusCodes.Status200OK, View(revoked.Value.Find(id)!, await rings.LastUses(caller.Account, cancellation)), $"Revoked key {id}");
    }

    /// <summary>With the key itself, unless someone else's call made it; what is kept for a repetition is without it.</summary>
    private JsonAnswer Shown(int status, NamedKey key, string secret, string message, IReadOnlyCollection<string>? warnings)
    {
        var hidden = new KeyView(key, null, clock.GetUtcNow());
        var kept = Answer(status, hidden, message, [.. warnings ?? [], "The key was shown once and is not shown again; rotate it if it was lost."]);
        return key.Hash == KeyRows.HashOf(secret) ? Answer(status, hidden with { Secret = secret }, message, warnings, kept: kept) : kept;
    }

    private static JsonAnswer Answer(
        int status, KeyView view, string message, IReadOnlyCollection<string>? warnings = null, string? etag = null, JsonAnswer? kept = null) =>
        new(status, Envelope.One("key", view, KeyJson.Write, message, warnings))
        {
            ETag = etag,
            Location = status == StatusCodes.Status201Created ? $"/{Route}/{view.Key.Id}" : null,
            Kept = kept,
        };

    private KeyView View(NamedKey key, IReadOnlyDictionary<string, DateTimeOffset> uses) =>
        new(key, uses.TryGetValue(key.Id, out var used) ? used : null, clock.GetUtcNow());

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
