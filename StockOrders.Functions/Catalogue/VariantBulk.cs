using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Values;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>Up to 1,000 variants in one call, each with its own outcome. Sent again, it changes nothing.</summary>
internal sealed class VariantBulk(ApiDoor door, CatalogueBook catalogue, RepeatableCalls calls)
{
    private const int MaxVariants = 1_000;
    private const int MaxAttempts = 20;

    [Function("PostVariants")]
    public Task<IResult> Post(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/variants")] HttpRequest request, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Post(request, caller, cancellation), cancellation);

    private async Task<IResult> Post(HttpRequest request, Caller caller, CancellationToken cancellation)
    {
        var read = await JsonInput.Read(request, TimeZoneInfo.Utc, cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        input.Root.Ignore("skip_background_jobs", "result", "meta");
        var lines = input.Root.Objects("variants", MaxVariants, required: true);
        input.Root.Close();
        return lines is null || !input.Findings.IsSound
            ? RefusalAnswer.Of(input.Findings.Errors)
            : await calls.Once(request, caller, input.Bytes, () => Store(caller, lines, input.Findings, cancellation), cancellation);
    }

    private async Task<IResult> Store(
        Caller caller, IReadOnlyList<JsonFields> lines, Findings findings, CancellationToken cancellation)
    {
        var outcomes = lines.Select(line => new Line(line.Apart())).ToArray();
        var named = new HashSet<VariantId>();
        foreach (var line in outcomes.Where(line => line.Id is { } id && !named.Add(id)))
        {
            line.Fields.Refuse("id", "variant_twice", $"{line.Id} stands in the call twice; only the first counts.");
        }

        foreach (var chunk in outcomes.Chunk(StoreLimits.MaxChanges))
        {
            await Store(caller, chunk, cancellation);
        }

        foreach (var warning in outcomes.SelectMany(line => line.Fields.Findings.UnknownMembers))
        {
            findings.Unknown(warning, warning);
        }

        var done = outcomes.Count(line => line.IsSound);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
            "outcomes", outcomes, Write, $"{done} of {outcomes.Length} stored", findings.Warnings));
    }

    private async Task Store(Caller caller, Line[] lines, CancellationToken cancellation)
    {
        var input = new VariantInput(catalogue, caller.Account);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var before = await catalogue.Newest(
                caller.Account, [.. lines.Where(line => line.Id is not null).Select(line => line.Id!.Value).Distinct()], cancellation);
            var changes = new List<RowChange>(lines.Length);
            foreach (var line in lines.Where(line => line.IsSound && line.Id is not null))
            {
                var id = line.Id!.Value;
                var known = before.GetValueOrDefault(id);
                var after = await input.Read(line.Fields, known?.Fact, id, cancellation);
                line.Fields.Close();
                var row = CatalogueRows.Variant(id);
                if (line.IsSound)
                {
                    changes.Add(known is null
                        ? RowChange.Insert(row, Packed.From(after))
                        : RowChange.Replace(row, Packed.From(after), known.ETag));
                }
            }

            if (changes.Count == 0 || await catalogue.Save(caller.Account, changes, cancellation))
            {
                return;
            }
        }

        throw new InvalidOperationException($"Variants were changed by others {MaxAttempts} times in a row.");
    }

    private static void Write(Utf8JsonWriter json, Line[] lines)
    {
        json.WriteStartArray();
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("id", line.Id?.Value);
            json.WriteString("status", line.IsSound ? "success" : "error");
            json.WriteString("message", line.IsSound ? null : line.Fields.Findings.Errors[0].Message);
            if (!line.IsSound)
            {
                json.WriteString("code", line.Fields.Findings.Errors[0].Code);
                json.WriteString("field", line.Fields.Findings.Errors[0].Field);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private sealed class Line(JsonFields fields)
    {
        public JsonFields Fields => fields;

        public VariantId? Id { get; } = fields.Id("id", required: true) is { } id ? new VariantId(id) : null;

        public bool IsSound => fields.Findings.IsSound;
    }
}
