using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;

namespace StockOrders.Functions.Imports;

/// <summary>What can be asked of imports, whichever kind they are of.</summary>
internal sealed class ImportCalls(
    ApiDoor door, SettingsRows settings, ImportBook book, ImportUpload upload, ImportCancel cancel, RepeatableCalls calls, TimeProvider clock)
{
    public Task<IResult> Post(HttpRequest request, ImportKind kind, DurableTaskClient client, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Post(request, caller, kind, client, cancellation), cancellation);

    public Task<IResult> Get(HttpRequest request, ImportKind kind, string id, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => Get(request, caller, kind, id, cancellation), cancellation);

    public Task<IResult> List(HttpRequest request, ImportKind kind, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Read, caller => List(request, caller, kind, cancellation), cancellation);

    public Task<IResult> Cancel(HttpRequest request, ImportKind kind, string id, CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Cancel(request, caller, kind, id, cancellation), cancellation);

    /// <summary>Takes a file. What is answered depends on the file alone, so a key needs no answer kept under it: it names the import.</summary>
    private async Task<IResult> Post(HttpRequest request, Caller caller, ImportKind kind, DurableTaskClient client, CancellationToken cancellation)
    {
        if (ImportRequest.Refuse(request) is { } refused)
        {
            return refused;
        }

        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var order = ImportRequest.Of(request, caller, ImportForm.Of(kind), zone, clock.GetUtcNow());
        if (order.IsRefused)
        {
            return RefusalAnswer.Of(order.Refusals);
        }

        var findings = new Findings(JsonInput.IsStrict(request));
        var taken = await upload.Take(order.Value, request.Body, findings, cancellation);
        if (taken.IsRefused)
        {
            return RefusalAnswer.Of(taken.Refusals);
        }

        var message = taken.Value switch
        {
            { DuplicateOf: { } first } => $"The file was imported before, as {first}; nothing was done. Send it with again=true to apply it all the same.",
            { Status: ImportStatus.Applying } => $"Importing {taken.Value.Lines} lines",
            var over => $"Import {over.Id} is {ImportJson.StatusOf(over.Status)}",
        };
        var status = taken.Value.Status == ImportStatus.Applying ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
        var answer = await Answer(status, taken.Value, message, findings.Warnings, kind, cancellation);
        await ImportStart.Start(client, taken.Value, cancellation);
        return answer;
    }

    private async Task<IResult> Get(HttpRequest request, Caller caller, ImportKind kind, string id, CancellationToken cancellation)
    {
        if (await Find(caller, kind, id, cancellation) is not { } import)
        {
            return RefusalAnswer.Of(ImportRefusals.Missing);
        }

        var (view, choice) = (await View(import, cancellation), FieldChoice.Of(request));
        var etag = Conditions.ETagOf(view, static (json, view) => ImportJson.Write(json, view, null));
        return Conditions.IsKnown(request, etag)
            ? JsonAnswer.NotModified(etag)
            : new JsonAnswer(StatusCodes.Status200OK, Envelope.One(
                "import", view, (json, view) => ImportJson.Write(json, view, choice), $"Import {import.Id} is {view.Status}"))
            {
                ETag = etag,
            };
    }

    private async Task<IResult> List(HttpRequest request, Caller caller, ImportKind kind, CancellationToken cancellation)
    {
        var zone = (await settings.Get(caller.Account, fresh: false, cancellation)).Zone();
        var query = ListQuery<ImportView>.Of(request, ImportJson.Fields, zone, standard: ImportJson.NewestFirst);
        if (query.IsRefused)
        {
            return RefusalAnswer.Of(query.Refusals);
        }

        var views = book.All(caller.Account, kind, cancellation).Select(async (ImportRow import, CancellationToken stop) =>
            Seen(import, import.Status == ImportStatus.Applying ? await book.Progress(import.Account, import.Id, stop) : null, null));
        var page = await query.Value.Of(views);
        return new JsonAnswer(StatusCodes.Status200OK, Envelope.List("imports", page, (json, view) => ImportJson.Write(json, view, query.Value.Choice)));
    }

    private async Task<IResult> Cancel(HttpRequest request, Caller caller, ImportKind kind, string id, CancellationToken cancellation)
    {
        var body = await JsonInput.ReadOptional(request, TimeZoneInfo.Utc, cancellation);
        if (body.IsRefused)
        {
            return RefusalAnswer.Of(body.Refusals);
        }

        body.Value.Root.Close();
        if (!body.Value.Findings.IsSound)
        {
            return RefusalAnswer.Of(body.Value.Findings.Errors);
        }

        if (await Find(caller, kind, id, cancellation) is null)
        {
            return RefusalAnswer.Of(ImportRefusals.Missing);
        }

        return await calls.Once(
            request,
            caller,
            body.Value.Bytes,
            async () =>
            {
                var cancelled = await cancel.Cancel(caller.Account, id, cancellation);
                return cancelled.IsRefused
                    ? RefusalAnswer.Of(cancelled.Refusals)
                    : await Answer(
                        StatusCodes.Status200OK,
                        cancelled.Value,
                        $"Import {id} is cancelled. Lines that were applied before stand.",
                        body.Value.Findings.Warnings,
                        kind,
                        cancellation);
            },
            cancellation);
    }

    private async Task<ImportRow?> Find(Caller caller, ImportKind kind, string id, CancellationToken cancellation) =>
        await book.Find(caller.Account, id, cancellation) is { Import: var import } && import.Kind == kind ? import : null;

    private async Task<ImportView> View(ImportRow import, CancellationToken cancellation) => Seen(
        import,
        await book.Progress(import.Account, import.Id, cancellation),
        await book.Refused(import.Account, import.Id, cancellation));

    private ImportView Seen(ImportRow import, ImportProgressRow? progress, IReadOnlyList<RefusedLine>? refused) =>
        new(import, progress, refused, import.Broken || import.SeenAt < clock.GetUtcNow() - ImportLimits.Silence);

    private async Task<IResult> Answer(
        int status, ImportRow import, string message, IReadOnlyCollection<string>? warnings, ImportKind kind, CancellationToken cancellation) =>
        new JsonAnswer(
            status, Envelope.One("import", await View(import, cancellation), static (json, view) => ImportJson.Write(json, view, null), message, warnings))
        {
            Location = status == StatusCodes.Status202Accepted ? $"/api/v1/{ImportForm.Of(kind).Word}/imports/{import.Id}" : null,
        };
}
