using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using StockOrders.Domain.Exceptions;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Hosting.Input;
using StockOrders.Functions.Hosting.Output;
using StockOrders.Functions.Orders;

namespace StockOrders.Functions.Exceptions;

/// <summary>People give exceptions to each other and put them off. What they say is part of the order and its timeline.</summary>
internal sealed class ExceptionActs(ApiDoor door, SettingsRows settings, CatalogueBook catalogue, OrderAnswers answers, TimeProvider clock)
{
    [Function("ActOnException")]
    public Task<IResult> Act(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/v1/exceptions/{exception}/actions/{action}")] HttpRequest request,
        string exception,
        string action,
        CancellationToken cancellation) =>
        door.Enter(request, Scopes.Write, caller => Act(request, caller, exception, action, cancellation), cancellation);

    private async Task<IResult> Act(HttpRequest request, Caller caller, string exception, string action, CancellationToken cancellation)
    {
        if (action is not ("assign" or "snooze"))
        {
            return RefusalAnswer.Of(new Refusal(RefusalKind.Missing, "unknown_action", "There is no such action. Known are: assign, snooze."));
        }

        var account = await settings.Get(caller.Account, fresh: false, cancellation);
        var read = await JsonInput.Read(request, account.Zone(), cancellation);
        if (read.IsRefused)
        {
            return RefusalAnswer.Of(read.Refusals);
        }

        var input = read.Value;
        var (owner, until) = (Owner(input.Root, action == "assign"), Until(input.Root, action == "snooze", account.Zone()));
        input.Root.Close();
        if (!input.Findings.IsSound)
        {
            return RefusalAnswer.Of(input.Findings.Errors);
        }

        if (ExceptionName.Find(exception) is not { } name)
        {
            return RefusalAnswer.Of(ExceptionAnswers.Missing);
        }

        OrderCommand command = action == "assign"
            ? new OrderCommand.AssignException(name.Kind, name.Number, owner)
            : new OrderCommand.SnoozeException(name.Kind, name.Number, until);
        var owners = await ExceptionOwners.Of(caller.Account, account, catalogue, cancellation);
        return await answers.Execute(
            request,
            caller,
            input.Bytes,
            new OrderRequest(caller.Account, name.Order, command, caller.Actor),
            booked => Answer(booked, name, action, owners, input.Findings),
            cancellation);
    }

    private JsonAnswer Answer(OrderBooked booked, ExceptionName name, string action, ExceptionOwners owners, Findings findings)
    {
        var row = ExceptionsRow.Of(booked.Order)!;
        var open = row.Open.First(open => open.Is(name.Kind, name.Number));
        return ExceptionAnswers.Of(
            new ExceptionLine(row, open, owners.Of(row.Vendor, open), clock.GetUtcNow()),
            booked.Order.Version,
            null,
            $"{action}: {(booked.Changed ? "done" : "nothing to do")} for exception {name}",
            findings.Warnings);
    }

    private static string? Owner(JsonFields fields, bool required)
    {
        if (required && !fields.Has("owner"))
        {
            fields.Refuse("owner", "required", "owner must be an e-mail address, or null for whoever would see to it otherwise.");
        }

        return fields.Email("owner");
    }

    /// <summary>A day counts from its first moment in the account's time zone.</summary>
    private static DateTimeOffset? Until(JsonFields fields, bool required, TimeZoneInfo zone)
    {
        if (required && !fields.Has("until"))
        {
            fields.Refuse("until", "required", "until must be an instant or a day, or null to put it off no longer.");
        }

        if (fields.Text("until", 40) is not { Length: > 0 } text)
        {
            return null;
        }

        if (DateText.IsPlainDay(text) && DateText.Day(text, zone) is { } day)
        {
            return DigestDays.Moment(day, TimeSpan.Zero, zone);
        }

        if (DateText.Instant(text) is { } at)
        {
            return at;
        }

        fields.Refuse("until", "not_an_instant", "until must be ISO 8601 with an offset, such as 2026-05-04T08:00:00+01:00, or a day.");
        return null;
    }
}
