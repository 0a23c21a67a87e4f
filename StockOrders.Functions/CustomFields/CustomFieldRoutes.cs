using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.CustomFields;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.CustomFields;

/// <summary>The custom fields that an account defines for its orders; a field's name is its address.</summary>
internal sealed class CustomFieldRoutes(AccountListCalls calls, CatalogueBook catalogue)
{
    private const string Route = "api/v1/custom-fields";

    public static IReadOnlyList<ListField<CustomFieldDefinition>> Fields { get; } =
    [
        new("id", CellKind.Text, definition => Cell.Of(definition.Name)),
        new("name", CellKind.Text, definition => Cell.Of(definition.Name)),
        new("type", CellKind.Word, definition => Cell.Of(ChoiceWords.Of(definition.Type))),
        new("required", CellKind.Flag, definition => Cell.Of(definition.Required)),
    ];

    private static readonly FrozenDictionary<string, ListField<CustomFieldDefinition>> Known = Fields.ToFrozenDictionary(field => field.Name);

    private AccountList<(ImmutableArray<CustomFieldDefinition> Definitions, string? ETag), CustomFieldDefinition, CustomFieldDefinition> Definitions => new()
    {
        Name = DefinitionJson.Name,
        Max = DefinitionRules.MaxDefinitions,
        Newest = catalogue.CustomFields.Newest,
        Save = (account, after, cancellation) => catalogue.CustomFields.Save(account, after.Definitions, after.ETag, cancellation),
        Of = stored => stored.Definitions,
        With = (stored, definitions) => stored with { Definitions = definitions },
        IdOf = definition => definition.Name,
        IdField = "name",
        IdFault = _ => null,
        Read = (wish, _) => new((_, now) => DefinitionInput.Over(now, wish.Id, wish.Fields)),
        See = (_, _, definitions, _) => new(definitions),
        Write = DefinitionJson.Write,
        Fields = Known,
    };

    [Function("ListCustomFields")]
    public Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, CancellationToken cancellation) =>
        calls.List(request, Definitions, cancellation);

    [Function("GetCustomField")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{name}")] HttpRequest request, string name, CancellationToken cancellation) =>
        calls.Get(request, Definitions, name, cancellation);

    [Function("PutCustomField")]
    public Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "patch", Route = Route + "/{name}")] HttpRequest request, string name, CancellationToken cancellation) =>
        calls.Put(request, Definitions, name, cancellation);

    [Function("DeleteCustomField")]
    public Task<IResult> Delete(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{name}")] HttpRequest request, string name, CancellationToken cancellation) =>
        calls.Delete(request, Definitions, name, cancellation);
}
