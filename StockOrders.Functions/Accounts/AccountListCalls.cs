using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Accounts;

/// <summary>
/// What can be asked of an account's short lists, whichever they are: read by whoever reads, changed by administrators. A change is made anew
/// where somebody else was faster.
/// </summary>
internal sealed class AccountListCalls(ApiDoor door, SettingsRows settings, RepeatableCalls calls)
{
    private const int MaxAttempts = 20;

    public Task<IResult> List<TRow, T, TView>(HttpRequest request, AccountList<TRow, T, TView> list, CancellationToken cancellation)
        where T : class => door.Enter(
        request,
        Scopes.Read,
        async caller =>
        {
            var query = ListQuery<TView>.Of(request, list.Fields, (await settings.Get(caller.Account, fresh: false, cancellation)).Zone());
            if (query.IsRefused)
            {
                return RefusalAnswer.Of(query.Refusals);
            }

            var row = await list.Newest(caller.Account, cancellation);
            var views = await list.See(caller.Account, row, list.Of(row), cancellation);
            return new JsonAnswer(StatusCodes.Status200OK, Envelope.List(
                list.Plural, query.Value.Of(views), (json, view) => list.Write(json, view, query.Value.Choice)));
        },
        cancellation);

    public Task<IResult> Get<TRow, T, TView>(HttpRequest request, AccountList<TRow, T, TView> list, string address, CancellationToken cancellation)
        where T : class => door.Enter(
        request,
        Scopes.Read,
        async caller =>
        {
            var id = IdText.OfAddress(address);
            var row = await list.Newest(caller.Account, cancellation);
            if (list.Find(row, id) is not { } found)
            {
                return RefusalAnswer.Of(list.Missing(id));
            }

            var view = (await list.See(caller.Account, row, [found], cancellation))[0];
            var etag = list.ETagOf(view);
            return Conditions.IsKnown(request, etag) ? JsonAnswer.NotModified(etag) : list.Answer(id, view, "found", null);
        },
        cancellation);

    public Task<IResult> Put<TRow, T, TView>(HttpRequest request, AccountList<TRow, T, TView> list, string address, CancellationToken cancellation)
        where T : class =>
        door.Enter(request, Scopes.Admin, caller => Put(request, caller, list, IdText.OfAddress(address), cancellation), cancellation);

    public Task<IResult> Delete<TRow, T, TView>(HttpRequest request, AccountList<TRow, T, TView> list, string address, CancellationToken cancellation)
        where T : class => door.Enter(
        request,
        Scopes.Admin,
        caller => Change(request, caller, list, IdText.OfAddress(address), (row, now) => list.Delete(row, now, IdText.OfAddress(address)), cancellation),
        cancellation);

    private async Task<IResult> Put<TRow, T, TView>(
        HttpRequest request, Caller caller, AccountList<TRow, T, TView> list, string id, CancellationToken cancellation)
        where T : class
    {
        if (list.IdFault(id) is { } fault)
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Invalid, "invalid_id", $"The id in the address {fault}", "id"));
        }

        var sent = await JsonInput.Read(request, (await settings.Get(caller.Account, fresh: false, cancellation)).Zone(), cancellation);
        if (sent.IsRefused)
        {
            return RefusalAnswer.Of(sent.Refusals);
        }

        var fields = sent.Value.Resource(list.Name);
        sent.Value.Root.Close();
        if (fields is null || !sent.Value.Findings.IsSound)
        {
            return RefusalAnswer.Of(sent.Value.Findings.Errors);
        }

        var read = await list.Read(new ListWish(caller.Account, id, fields), cancellation);
        return await calls.Once(
            request,
            caller,
            sent.Value.Bytes,
            () => Change(request, caller, list, id, (row, now) => list.Put(row, now, read(row, now), fields), cancellation),
            cancellation);
    }

    private static async Task<IResult> Change<TRow, T, TView>(
        HttpRequest request,
        Caller caller,
        AccountList<TRow, T, TView> list,
        string id,
        Func<TRow, T?, Outcome<ListChange<TRow, T>>> change,
        CancellationToken cancellation)
        where T : class
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var row = await list.Newest(caller.Account, cancellation);
            var now = list.Find(row, id);
            var etag = now is null ? null : list.ETagOf((await list.See(caller.Account, row, [now], cancellation))[0]);
            if (!Conditions.Holds(request, etag))
            {
                return RefusalAnswer.Of(new Refusal(
                    RefusalKind.Stale, "stale_version", $"The {list.Words} is not as If-Match says. Read it again.", "If-Match"));
            }

            var changed = change(row, now);
            if (changed.IsRefused)
            {
                return RefusalAnswer.Of(changed.Refusals);
            }

            var (after, subject, what, warnings) = changed.Value;

            // Before it is stored: a read that fails afterwards would answer that nothing was changed.
            var view = (await list.See(caller.Account, after, [subject], cancellation))[0];
            if (await list.Save(caller.Account, after, cancellation))
            {
                return list.Answer(id, view, what, warnings);
            }
        }

        throw new CrowdedException($"The {list.Words}s of {caller.Account} were changed by others {MaxAttempts} times in a row.");
    }
}
