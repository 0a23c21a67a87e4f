using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Accounts;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Accounts;

internal sealed class SettingsRoutes(ApiDoor door, SettingsRows settings, RepeatableCalls calls, TimeProvider clock)
{
    private const string Route = "api/v1/settings";
    private const int MaxAttempts = 20;

    [Function("GetSettings")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller =>
            {
                var now = await settings.Get(caller.Account, fresh: true, cancellation);
                var etag = Conditions.ETagOf(now, SettingsJson.Write);
                return Conditions.IsKnown(request, etag) ? JsonAnswer.NotModified(etag) : Answer(now, etag, "Settings", null);
            },
            cancellation);

    [Function("PutSettings")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Put(request, caller, cancellation), cancellation);

    private async Task<IResult> Put(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var read = await JsonInput.Read(request, TimeZoneInfo.Utc, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        var fields = input.Resource("settings");
        input.Root.Close();
        return fields is null || !input.Findings.IsSound
            ? RefusalAnswer.Of(input.Findings.Errors)
            : await calls.Once(request, caller, input.Bytes, () => Put(request, caller, fields, cancellation), cancellation);
    }

    /// <summary>What is not named stays as it is, also where someone else changes it in this moment.</summary>
    private async Task<IResult> Put(HttpRequest request, Caller caller, JsonFields fields, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var (now, stored) = await settings.Newest(caller.Account, cancellation);
            if (!Conditions.Holds(request, Conditions.ETagOf(now, SettingsJson.Write)))
            {
                return RefusalAnswer.Of(new Refusal(
                    RefusalKind.Stale, "stale_version", "The settings are not as If-Match says. Read them again.", "If-Match"));
            }

            var wanted = SettingsInput.Over(now, fields, ClockDays.DayOf(clock.GetUtcNow(), now.TimeZone));
            if (!fields.Findings.IsSound)
            {
                return RefusalAnswer.Of(fields.Findings.Errors);
            }

            if (await settings.Save(caller.Account, wanted, stored, cancellation))
            {
                return Answer(wanted, Conditions.ETagOf(wanted, SettingsJson.Write), "Updated settings", fields.Findings.Warnings);
            }
        }

        throw new CrowdedException($"Settings of {caller.Account} were changed by others {MaxAttempts} times in a row.");
    }

    private static JsonAnswer Answer(AccountSettings now, string etag, string message, IReadOnlyCollection<string>? warnings) =>
        new(StatusCodes.Status200OK, Envelope.One("settings", now, SettingsJson.Write, message, warnings)) { ETag = etag };
}
