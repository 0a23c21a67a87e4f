using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Accounts;

/// <summary>The account's keys, which are shown when they are made (<see cref="MakeKeys"/>) and never again.</summary>
internal sealed class KeyRoutes(ApiDoor door, KeyRings rings, TimeProvider clock)
{
    private const string Route = KeyAnswers.Route;

    [Function("ListKeys")]
    public Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => List(request, caller, cancellation), cancellation);

    [Function("GetKey")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Get(request, caller, id, cancellation), cancellation);

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
        return Conditions.IsKnown(request, etag) ? JsonAnswer.NotModified(etag) : KeyAnswers.One(StatusCodes.Status200OK, view, $"key {key.Name}", etag: etag);
    }

    private async Task<IResult> Revoke(Caller caller, string id, CancellationToken cancellation)
    {
        var revoked = await rings.Change(caller.Account, ring => ring.Revoked(id, clock.GetUtcNow()), cancellation);
        return revoked.IsRefused
            ? RefusalAnswer.Of(revoked.Refusals)
            : KeyAnswers.One(StatusCodes.Status200OK, View(revoked.Value.Find(id)!, await rings.LastUses(caller.Account, cancellation)), $"Revoked key {id}");
    }

    private KeyView View(NamedKey key, IReadOnlyDictionary<string, DateTimeOffset> uses) =>
        new(key, uses.TryGetValue(key.Id, out var used) ? used : null, clock.GetUtcNow());
}
