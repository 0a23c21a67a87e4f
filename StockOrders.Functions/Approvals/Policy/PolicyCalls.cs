using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Lists;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Storage;

namespace StockOrders.Functions.Approvals.Policy;

/// <summary>What all parts of a policy have in common as resources: read by whoever reads, changed by administrators, one at a time.</summary>
internal sealed class PolicyCalls(ApiDoor door, ApprovalPolicyRows rows, SettingsRows settings, RepeatableCalls calls)
{
    private const int MaxAttempts = 20;

    public Task<IResult> List<T, TView>(HttpRequest request, PolicyPart<T, TView> part, CancellationToken cancellation)
        where T : class => door.Enter(
        request,
        Scopes.Read,
        async caller =>
        {
            var stored = await rows.Newest(caller.Account, cancellation);
            var query = ListQuery<TView>.Of(request, part.Fields, stored.Settings.Zone());
            return query.IsRefused
                ? RefusalAnswer.Of(query.Refusals)
                : new JsonAnswer(StatusCodes.Status200OK, Envelope.List(
                    part.Plural,
                    query.Value.Of(await part.See(caller.Account, stored, part.Of(stored.Policy), cancellation)),
                    (json, view) => part.Write(json, view, query.Value.Choice)));
        },
        cancellation);

    public Task<IResult> Get<T, TView>(HttpRequest request, PolicyPart<T, TView> part, string id, CancellationToken cancellation)
        where T : class => door.Enter(
        request,
        Scopes.Read,
        async caller =>
        {
            var stored = await rows.Newest(caller.Account, cancellation);
            if (part.Find(stored.Policy, IdText.OfAddress(id)) is not { } found)
            {
                return RefusalAnswer.Of(part.Missing(id));
            }

            var view = (await part.See(caller.Account, stored, [found], cancellation))[0];
            var etag = Conditions.ETagOf(view, part.WriteWhole);
            return Conditions.IsKnown(request, etag) ? JsonAnswer.NotModified(etag) : One(StatusCodes.Status200OK, part, found, view, "found", null);
        },
        cancellation);

    /// <param name="read">Reads what was sent over what there is, with all that has to be known for it; findings tell what is wrong.</param>
    public Task<IResult> Put<T, TView>(
        HttpRequest request, PolicyPart<T, TView> part, string id, Func<PolicyWish, CancellationToken, Task<Func<ApprovalPolicyRow, T?, T>>> read, CancellationToken cancellation)
        where T : class => door.Enter(
        request,
        Scopes.Admin,
        caller => Put(request, caller, part, IdText.OfAddress(id), read, cancellation),
        cancellation);

    /// <param name="guard">Why it cannot go; null where nothing stands against it.</param>
    public Task<IResult> Delete<T, TView>(
        HttpRequest request, PolicyPart<T, TView> part, string id, Func<ApprovalPolicyRow, T, Refusal?>? guard, CancellationToken cancellation)
        where T : class => door.Enter(
        request,
        Scopes.Admin,
        caller => Change(
            request,
            caller,
            part,
            IdText.OfAddress(id),
            policy => part.Find(policy, IdText.OfAddress(id)) is not { } found ? part.Missing(id)
                : guard?.Invoke(policy, found) is { } refusal ? refusal
                : new PolicyChange<T>(part.With(policy, part.Of(policy).Remove(found)), found, StatusCodes.Status200OK, "deleted", null),
            cancellation),
        cancellation);

    private async Task<IResult> Put<T, TView>(
        HttpRequest request,
        Caller caller,
        PolicyPart<T, TView> part,
        string id,
        Func<PolicyWish, CancellationToken, Task<Func<ApprovalPolicyRow, T?, T>>> read,
        CancellationToken cancellation)
        where T : class
    {
        if (id.Length == 0 || IdText.Fault(id) is not null)
        {
            return RefusalAnswer.Of(new Refusal(
                RefusalKind.Invalid, "invalid_id", $"The id in the address {(id.Length == 0 ? "is empty." : IdText.Fault(id))}", "id"));
        }

        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var sent = await JsonInput.Read(request, account.Zone(), cancellation);
        if (sent.IsRefused)
        {
            return RefusalAnswer.Of(sent.Refusals);
        }

        var fields = sent.Value.Resource(part.Name);
        sent.Value.Root.Close();
        if (fields is null || !sent.Value.Findings.IsSound)
        {
            return RefusalAnswer.Of(sent.Value.Findings.Errors);
        }

        var over = await read(new PolicyWish(caller, id, fields), cancellation);
        return await calls.Once(
            request,
            caller,
            sent.Value.Bytes,
            () => Change(request, caller, part, id, policy => Wanted(part, policy, id, fields, over), cancellation),
            cancellation);
    }

    private static Outcome<PolicyChange<T>> Wanted<T, TView>(
        PolicyPart<T, TView> part, ApprovalPolicyRow policy, string id, JsonFields fields, Func<ApprovalPolicyRow, T?, T> over)
        where T : class
    {
        var now = part.Find(policy, id);
        var wanted = over(policy, now);
        if (now is null && part.Of(policy).Length >= part.Max)
        {
            fields.Refuse("id", $"too_many_{part.Plural.Replace('-', '_')}", $"An account has at most {part.Max} {part.Plural.Replace('-', ' ')}.");
        }

        return !fields.Findings.IsSound ? (Outcome<PolicyChange<T>>)fields.Findings.Errors
            : now is null ? new PolicyChange<T>(part.With(policy, part.Of(policy).Add(wanted)), wanted, StatusCodes.Status201Created, "created", fields.Findings.Warnings)
            : new PolicyChange<T>(part.With(policy, part.Of(policy).Replace(now, wanted)), wanted, StatusCodes.Status200OK, "updated", fields.Findings.Warnings);
    }

    private async Task<IResult> Change<T, TView>(
        HttpRequest request, Caller caller, PolicyPart<T, TView> part, string id, Func<ApprovalPolicyRow, Outcome<PolicyChange<T>>> plan, CancellationToken cancellation)
        where T : class
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await rows.Newest(caller.Account, cancellation);
            if (!Conditions.Holds(request, await ETagOf(caller, part, stored, id, cancellation)))
            {
                return RefusalAnswer.Of(new Refusal(
                    RefusalKind.Stale, "stale_version", $"The {part.Name.Replace('-', ' ')} is not as If-Match says. Read it again.", "If-Match"));
            }

            var planned = plan(stored.Policy);
            if (planned.IsRefused)
            {
                return RefusalAnswer.Of(planned.Refusals);
            }

            var (after, subject, status, what, warnings) = planned.Value;
            if (Packed.From(after).Length > StoreLimits.MaxBodyBytes)
            {
                return RefusalAnswer.Of(new Refusal(
                    RefusalKind.TooLarge, "policy_too_large", $"All rules, delegates and budgets of an account together take at most {StoreLimits.MaxBodyBytes:N0} bytes."));
            }

            if (await rows.Save(caller.Account, after, stored, cancellation))
            {
                var view = (await part.See(caller.Account, stored with { Policy = after }, [subject], cancellation))[0];
                return One(status, part, subject, view, what, warnings);
            }
        }

        throw new CrowdedException($"Approval rules of {caller.Account} were changed by others {MaxAttempts} times in a row.");
    }

    /// <summary>Null where there is none yet; not looked for where nobody asks.</summary>
    private static async Task<string?> ETagOf<T, TView>(Caller caller, PolicyPart<T, TView> part, StoredPolicy stored, string id, CancellationToken cancellation)
        where T : class =>
        part.Find(stored.Policy, id) is { } there
            ? Conditions.ETagOf((await part.See(caller.Account, stored, [there], cancellation))[0], part.WriteWhole)
            : null;

    private static JsonAnswer One<T, TView>(
        int status, PolicyPart<T, TView> part, T subject, TView view, string what, IReadOnlyCollection<string>? warnings)
        where T : class => new(
        status, Envelope.One(part.Name, view, part.WriteWhole, $"{part.Name} {part.IdOf(subject)} {what}", warnings))
        {
            ETag = what == "deleted" ? null : Conditions.ETagOf(view, part.WriteWhole),
        };

    private sealed record PolicyChange<T>(ApprovalPolicyRow After, T Subject, int Status, string What, IReadOnlyCollection<string>? Warnings);
}

/// <summary>What an administrator wants a part of the policy to be.</summary>
internal sealed record PolicyWish(Caller Caller, string Id, JsonFields Fields);
