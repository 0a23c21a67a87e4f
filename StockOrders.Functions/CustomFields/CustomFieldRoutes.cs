using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.CustomFields;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders.Input;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.CustomFields;

/// <summary>The custom fields that an account defines for its orders; a field's name is its address.</summary>
internal sealed class CustomFieldRoutes(ApiDoor door, CatalogueBook catalogue, SettingsRows settings, RepeatableCalls calls)
{
    private const string Route = "api/v1/custom-fields";
    private const int MaxAttempts = 20;

    public static IReadOnlyList<ListField<CustomFieldDefinition>> Fields { get; } =
    [
        new("id", CellKind.Text, definition => Cell.Of(definition.Name)),
        new("name", CellKind.Text, definition => Cell.Of(definition.Name)),
        new("type", CellKind.Word, definition => Cell.Of(ChoiceWords.Of(definition.Type))),
        new("required", CellKind.Flag, definition => Cell.Of(definition.Required)),
    ];

    private static readonly FrozenDictionary<string, ListField<CustomFieldDefinition>> Known = Fields.ToFrozenDictionary(field => field.Name);

    private CustomFieldRows Rows => catalogue.CustomFields;

    [Function("ListCustomFields")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller =>
            {
                var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
                var query = ListQuery<CustomFieldDefinition>.Of(request, Known, zone);
                return query.IsRefused
                    ? RefusalAnswer.Of(query.Refusals)
                    : new JsonAnswer(StatusCodes.Status200OK, Envelope.List(
                        DefinitionJson.Plural,
                        query.Value.Of((await Rows.Newest(caller.Account, cancellation)).Definitions),
                        (json, definition) => DefinitionJson.Write(json, definition, query.Value.Choice)));
            },
            cancellation);

    [Function("GetCustomField")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{name}")] HttpRequest request, string name, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Read,
            async caller =>
            {
                if (DefinitionAnswers.Find((await Rows.Newest(caller.Account, cancellation)).Definitions, name) is not { } found)
                {
                    return RefusalAnswer.Of(DefinitionAnswers.Missing(name));
                }

                var etag = Conditions.ETagOf(found, DefinitionJson.Write);
                return Conditions.IsKnown(request, etag) ? JsonAnswer.NotModified(etag) : DefinitionAnswers.One(StatusCodes.Status200OK, found, "found", null);
            },
            cancellation);

    [Function("PutCustomField")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route + "/{name}")] HttpRequest request, string name, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Admin, caller => Put(request, caller, name, cancellation), cancellation);

    [Function("DeleteCustomField")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{name}")] HttpRequest request, string name, CancellationToken cancellation) =>
        door.Enter(
            request,
            Scopes.Admin,
            caller => Change(request, caller, definitions => DefinitionAnswers.Find(definitions, name) is { } found
                ? (definitions.Remove(found), DefinitionAnswers.One(StatusCodes.Status200OK, found, "deleted", null))
                : (definitions, RefusalAnswer.Of(DefinitionAnswers.Missing(name))), name, cancellation),
            cancellation);

    private async Task<IResult> Put(HttpRequest request, Caller caller, string name, CancellationToken cancellation)
    {
        var read = await JsonInput.Read(request, (await settings.Get(caller.Account, fresh: false, cancellation)).Zone(), cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        var fields = input.Resource(DefinitionJson.Name);
        input.Root.Close();
        return fields is null || !input.Findings.IsSound
            ? RefusalAnswer.Of(input.Findings.Errors)
            : await calls.Once(
                request, caller, input.Bytes, () => Change(request, caller, definitions => With(definitions, name, fields), name, cancellation), cancellation);
    }

    private static (ImmutableArray<CustomFieldDefinition> After, IResult Answer) With(
        ImmutableArray<CustomFieldDefinition> definitions, string name, JsonFields fields)
    {
        var now = DefinitionAnswers.Find(definitions, name);
        var wanted = DefinitionInput.Over(now, name, fields);
        if (now is null && definitions.Length >= DefinitionRules.MaxDefinitions)
        {
            fields.Refuse("name", "too_many_custom_fields", $"An account defines at most {DefinitionRules.MaxDefinitions} custom fields.");
        }

        return !fields.Findings.IsSound ? (definitions, RefusalAnswer.Of(fields.Findings.Errors))
            : now is null ? (definitions.Add(wanted), DefinitionAnswers.One(StatusCodes.Status201Created, wanted, "created", fields.Findings.Warnings))
            : (definitions.Replace(now, wanted), DefinitionAnswers.One(StatusCodes.Status200OK, wanted, "updated", fields.Findings.Warnings));
    }

    private async Task<IResult> Change(
        HttpRequest request,
        Caller caller,
        Func<ImmutableArray<CustomFieldDefinition>, (ImmutableArray<CustomFieldDefinition> After, IResult Answer)> change,
        string name,
        CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var (now, stored) = await Rows.Newest(caller.Account, cancellation);
            if (!Conditions.Holds(request, DefinitionAnswers.Find(now, name) is { } there ? Conditions.ETagOf(there, DefinitionJson.Write) : null))
            {
                return RefusalAnswer.Of(new Refusal(
                    RefusalKind.Stale, "stale_version", "The custom field is not as If-Match says. Read it again.", "If-Match"));
            }

            var (after, answer) = change(now);
            if (after == now || await Rows.Save(caller.Account, after, stored, cancellation))
            {
                return answer;
            }
        }

        throw new CrowdedException($"Custom fields of {caller.Account} were changed by others {MaxAttempts} times in a row.");
    }
}
