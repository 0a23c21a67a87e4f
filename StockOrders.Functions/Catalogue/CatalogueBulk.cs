using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Catalogue;

/// <summary>Up to 1,000 things of one kind in one call, each with its own outcome. Sent again, it changes nothing.</summary>
internal sealed class CatalogueBulk(CatalogueBook catalogue, SettingsRows settings, RepeatableCalls calls, OwedAfterwards owed, TouchedVariants touched, TimeProvider clock)
{
    /// <param name="kindOf">The kind, for lines of a file or of a JSON body.</param>
    public async Task<IResult> Post<T, TView>(
        HttpRequest request, Caller caller, Func<bool, CatalogueKind<T, TView>> kindOf, CancellationToken cancellation)
        where T : class
    {
        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var known = kindOf(false);
        var read = await BulkInput.Read(request, known.Plural, known.Columns, account.Zone(), cancellation);
        return read.IsRefused
            ? RefusalAnswer.Of(read.Refusals)
            : await calls.Once(
                request, caller, read.Value.Bytes, () => Store(caller.Account, kindOf(read.Value.IsFile), read.Value, account.Zone(), cancellation), cancellation);
    }

    private async Task<IResult> Store<T, TView>(AccountId account, CatalogueKind<T, TView> kind, BulkInput input, TimeZoneInfo zone, CancellationToken cancellation)
        where T : class
    {
        var today = ClockDays.DayOf(clock.GetUtcNow(), zone);
        var sound = BulkOrder.Of(input.Lines, kind.Mentioned).Where(line => line is { IsSound: true, Id: not null });
        foreach (var lines in BulkTransactions.Of(sound, line => kind.Rows(line.Fields)))
        {
            await Store(account, kind, lines, input.Findings, today, cancellation);
        }

        string[] isNew = [.. input.Lines.Where(line => line is { IsSound: true, IsNew: true }).Select(line => line.Id!)];
        var appeared = await owed.Appeared(account, kind, isNew, cancellation);
        if (appeared.Warning is { } waiting)
        {
            input.Findings.Warn(waiting);
        }

        foreach (var unknown in input.Lines.SelectMany(line => line.Fields.Findings.UnknownMembers))
        {
            input.Findings.Unknown(unknown, unknown);
        }

        if (input.RecalculatesNow
            && await touched.Recalculate(account, [.. input.Lines.Where(line => line.IsSound).Select(line => line.Stored).OfType<object>()], appeared.Touched, cancellation) is { } warning)
        {
            input.Findings.Warn(warning);
        }

        return BulkOutcomes.Of(input);
    }

    /// <summary>The lines of one transaction. When somebody else changed one of its things meanwhile, all are worked out again.</summary>
    private async Task Store<T, TView>(AccountId account, CatalogueKind<T, TView> kind, BulkLine[] lines, Findings findings, DateOnly today, CancellationToken cancellation)
        where T : class
    {
        for (var attempt = 0; attempt < CatalogueAnswers.MaxAttempts; attempt++)
        {
            kind.Begin();
            var before = await catalogue.Newest<T>(account, [.. lines.Select(line => kind.Row(line.Id!))], cancellation);
            var changes = new List<RowChange>(lines.Length);
            RowChange? fence = lines.Any(line => kind.MayTie(line.Fields)) ? await kind.Fence(cancellation) : null;
            var owing = new List<T>();
            var ties = false;
            var bytes = 0;
            foreach (var line in lines.Where(line => line.IsSound))
            {
                var row = kind.Row(line.Id!);
                var known = before.GetValueOrDefault(row);
                var wanted = await kind.Read(line.Fields, line.Id!, known?.Fact, cancellation);
                line.Fields.Close();
                if (!line.IsSound)
                {
                    continue;
                }

                var (after, beside, owes) = kind.Together(known?.Fact, wanted, today);
                changes.AddRange(beside);
                ties |= kind.Ties(known?.Fact, after);
                if (owes)
                {
                    owing.Add(after);
                }

                var body = Packed.From(after);
                bytes += body.Length + beside.Sum(row => row.Body.Length);
                line.IsNew = known is null;
                line.Stored = after;
                changes.Add(known is null ? RowChange.Insert(row, body) : RowChange.Replace(row, body, known.ETag));
            }

            if (fence is { } tied && ties)
            {
                changes.Add(tied);
            }

            if ((bytes > StoreLimits.MaxTransactionBytes / 2 || changes.Count > StoreLimits.MaxChanges) && lines.Length > 1)
            {
                await Store(account, kind, lines[..(lines.Length / 2)], findings, today, cancellation);
                await Store(account, kind, lines[(lines.Length / 2)..], findings, today, cancellation);
                return;
            }

            if (changes.Count == 0 || await catalogue.Save(account, changes, cancellation))
            {
                if (await owed.Pay(account, kind, owing, cancellation) is { } unwritten)
                {
                    findings.Warn(unwritten);
                }

                return;
            }
        }

        // Lines of other transactions are stored by now: what is told of these must not hide that.
        foreach (var line in lines.Where(line => line.IsSound))
        {
            line.Fields.Refuse(
                "id",
                "too_crowded",
                $"Others changed the same {kind.Plural} {CatalogueAnswers.MaxAttempts} times in a row; {line.Id} was not stored. Send it again, under a new Idempotency-Key.");
        }
    }
}
