using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>How a kind of thing in the catalogue is read and written over HTTP.</summary>
/// <param name="Read">The thing as a client wants it, over what it is now (null where it is new); findings say what is wrong.</param>
/// <param name="Known">Members that are filtered and sorted by, the id among them.</param>
internal sealed record CatalogueKind<T>(
    string Name,
    string Plural,
    Func<JsonFields, T?, CancellationToken, ValueTask<T>> Read,
    Action<Utf8JsonWriter, T, FieldChoice?> Write,
    FrozenDictionary<string, ListField<T>> Known);

/// <summary>Reads, lists and changes things of the catalogue; members that are not sent stay as they are.</summary>
internal sealed class CatalogueAnswers(CatalogueBook catalogue, SettingsRows settings, RepeatableCalls calls)
{
    private const int MaxAttempts = 20;

    public static string ETagOf(string stored) => $"\"{RowName.Escape(stored)}\"";

    public static IResult One<T>(HttpRequest request, CatalogueKind<T> kind, string id, Catalogued<T>? found)
        where T : class
    {
        if (found is null)
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Missing, $"{kind.Name}_not_found", $"There is no {kind.Name} {Short(id)}."));
        }

        var etag = ETagOf(found.ETag);
        return Conditions.IsKnown(request, etag)
            ? JsonAnswer.NotModified(etag)
            : Answer(StatusCodes.Status200OK, kind, found.Fact, $"{kind.Name} {Short(id)}", FieldChoice.Of(request), null, etag);
    }

    public async Task<IResult> Many<T>(
        HttpRequest request, Caller caller, CatalogueKind<T> kind, IEnumerable<T> all, CancellationToken cancellation)
        where T : class
    {
        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var query = ListQuery<T>.Of(request, kind.Known, account.Zone());
        return query.IsRefused
            ? RefusalAnswer.Of(query.Refusals)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.List(
                kind.Plural, query.Value.Of(all), (json, item) => kind.Write(json, item, query.Value.Choice)));
    }

    public async Task<IResult> Put<T>(
        HttpRequest request, Caller caller, CatalogueKind<T> kind, string id, string row, CancellationToken cancellation)
        where T : class
    {
        if (IdText.Fault(id) is { } fault)
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Invalid, "invalid_id", $"The id in the address {fault}", "id"));
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
        if (fields is null || !input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        return await calls.Once(
            request, caller, input.Bytes, () => Put(request, caller, kind, (id, row), fields, cancellation), cancellation);
    }

    private async Task<IResult> Put<T>(
        HttpRequest request, Caller caller, CatalogueKind<T> kind, (string Id, string Row) at, JsonFields fields, CancellationToken cancellation)
        where T : class
    {
        var key = new StoreKey(CatalogueRows.Partition(caller.Account), at.Row);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var before = await catalogue.Read<T>(key, cancellation);
            if (!Conditions.Holds(request, before is null ? null : ETagOf(before.ETag)))
            {
                return RefusalAnswer.Of(new Refusal(
                    RefusalKind.Stale, "stale_version", $"The {kind.Name} is not as If-Match says. Read it again.", "If-Match"));
            }

            var after = await kind.Read(fields, before?.Fact, cancellation);
            fields.Close();
            if (!fields.Findings.IsSound)
            {
                return RefusalAnswer.Of(fields.Findings.Errors);
            }

            var body = Packed.From(after);
            var change = before is null ? RowChange.Insert(at.Row, body) : RowChange.Replace(at.Row, body, before.ETag);
            if (await catalogue.Save(caller.Account, [change], cancellation))
            {
                var status = before is null ? StatusCodes.Status201Created : StatusCodes.Status200OK;
                var message = $"{kind.Name} {at.Id} {(before is null ? "created" : "updated")}";
                return Answer(status, kind, after, message, null, fields.Findings.Warnings, null);
            }
        }

        throw new InvalidOperationException($"{kind.Name} {at.Id} was changed by others {MaxAttempts} times in a row.");
    }

    private static JsonAnswer Answer<T>(
        int status, CatalogueKind<T> kind, T fact, string message, FieldChoice? choice, IReadOnlyCollection<string>? warnings, string? etag) =>
        new(status, Envelope.One(
            kind.Name, (kind, fact, choice), static (json, given) => given.kind.Write(json, given.fact, given.choice), message, warnings))
        {
            ETag = etag,
        };

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
