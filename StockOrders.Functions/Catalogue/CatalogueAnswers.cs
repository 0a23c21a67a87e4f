using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>Reads and changes things of the catalogue one by one; members that are not sent stay as they are.</summary>
internal sealed class CatalogueAnswers(CatalogueBook catalogue, SettingsRows settings, RepeatableCalls calls, OwedAfterwards owed, TouchedVariants touched, TimeProvider clock)
{
    public const int MaxAttempts = 20;

    public async Task<IResult> Get<T, TView>(
        HttpRequest request, Caller caller, CatalogueKind<T, TView> kind, string id, CancellationToken cancellation)
        where T : class
    {
        var found = IdText.IsPossible(id) ? await catalogue.Read<T>(Key(caller.Account, kind, id), cancellation) : null;
        if (found is null)
        {
            return RefusalAnswer.Of(Missing(kind.Name, id));
        }

        var view = await kind.View(found.Fact, cancellation);
        var etag = CatalogueTags.Of(found.Fact, kind.Beside(view));
        return Conditions.IsKnown(request, etag)
            ? JsonAnswer.NotModified(etag)
            : Answer(StatusCodes.Status200OK, kind, view, $"{kind.Name} {ShortText.Of(id)}", etag, FieldChoice.Of(request));
    }

    public async Task<IResult> Put<T, TView>(
        HttpRequest request, Caller caller, CatalogueKind<T, TView> kind, string id, CancellationToken cancellation)
        where T : class
    {
        if (id.Length == 0 || IdText.Fault(id) is not null)
        {
            return RefusalAnswer.Of(new Refusal(
                RefusalKind.Invalid, "invalid_id", $"The id in the address {(id.Length == 0 ? "is empty." : IdText.Fault(id))}", "id"));
        }

        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var read = await JsonInput.Read(request, account.Zone(), cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        var fields = input.Resource(kind.Name);
        input.Root.Close();
        return fields is null || !input.Findings.IsSound
            ? RefusalAnswer.Of(input.Findings.Errors)
            : await calls.Once(request, caller, input.Bytes, () => Put(request, caller, kind, id, (fields, input.RecalculatesNow, account.Zone()), cancellation), cancellation);
    }

    public static StoreKey Key<T, TView>(AccountId account, CatalogueKind<T, TView> kind, string id)
        where T : class => new(CatalogueRows.Partition(account), kind.Row(id));

    public static Refusal Missing(string name, string id) => new(RefusalKind.Missing, $"{name}_not_found", $"There is no {name} {ShortText.Of(id)}.");

    public static Refusal Stale(string name) =>
        new(RefusalKind.Stale, "stale_version", $"The {name} is not as If-Match says. Read it again.", "If-Match");

    private async Task<IResult> Put<T, TView>(
        HttpRequest request, Caller caller, CatalogueKind<T, TView> kind, string id, (JsonFields Fields, bool RecalculatesNow, TimeZoneInfo Zone) asked, CancellationToken cancellation)
        where T : class
    {
        var (fields, recalculatesNow, zone) = asked;
        var key = Key(caller.Account, kind, id);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            kind.Begin();
            var before = await catalogue.Read<T>(key, cancellation);
            if (!CatalogueTags.Holds(request, before?.Fact))
            {
                return RefusalAnswer.Of(Stale(kind.Name));
            }

            RowChange[] fence = kind.MayTie(fields) ? [await kind.Fence(cancellation)] : [];
            var wanted = await kind.Read(fields, id, before?.Fact, cancellation);
            fields.Close();
            if (!fields.Findings.IsSound)
            {
                return RefusalAnswer.Of(fields.Findings.Errors);
            }

            var (after, beside, owes) = kind.Together(before?.Fact, wanted, ClockDays.DayOf(clock.GetUtcNow(), zone));
            var body = Packed.From(after);
            var change = before is null ? RowChange.Insert(key.Row, body) : RowChange.Replace(key.Row, body, before.ETag);
            if (await catalogue.Save(caller.Account, [change, .. beside, .. kind.Ties(before?.Fact, after) ? fence : []], cancellation))
            {
                if (await owed.Pay(caller.Account, kind, owes ? [after] : [], cancellation) is { } unwritten)
                {
                    fields.Findings.Warn(unwritten);
                }

                var appeared = await owed.Appeared(caller.Account, kind, before is null ? [id] : [], cancellation);
                if (appeared.Warning is { } waiting)
                {
                    fields.Findings.Warn(waiting);
                }

                if (recalculatesNow && await touched.Recalculate(caller.Account, [after], appeared.Touched, cancellation) is { } warning)
                {
                    fields.Findings.Warn(warning);
                }

                var view = await kind.View(after, cancellation);
                var status = before is null ? StatusCodes.Status201Created : StatusCodes.Status200OK;
                var message = $"{kind.Name} {id} {(before is null ? "created" : "updated")}";
                return Answer(status, kind, view, message, CatalogueTags.Of(after, kind.Beside(view)), null, fields.Findings.Warnings);
            }
        }

        throw new CrowdedException($"{kind.Name} {id} was changed by others {MaxAttempts} times in a row.");
    }

    private static JsonAnswer Answer<T, TView>(
        int status,
        CatalogueKind<T, TView> kind,
        TView view,
        string message,
        string etag,
        FieldChoice? choice,
        IReadOnlyCollection<string>? warnings = null)
        where T : class =>
        new(status, Envelope.One(
            kind.Name, (kind, view, choice), static (json, given) => given.kind.Write(json, given.view, given.choice), message, warnings))
        {
            ETag = etag,
        };
}
