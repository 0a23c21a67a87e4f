using System.Globalization;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost.Clock;

namespace StockOrders.LocalHost.Http;

/// <summary>Reads the host's clock and, where it is a virtual one, moves it.</summary>
internal static class ClockRoutes
{
    private const int MaxBodyBytes = 4096;
    private const string Expected = """Send {"advance": "PT25H"} or {"to": "2026-06-01T09:00:00Z"}.""";

    /// <summary>A longer way is gone in steps; every night on it is lived through, and one slip of a digit should not take an hour.</summary>
    private static readonly TimeSpan LongestStep = TimeSpan.FromDays(3660);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/local/clock", Write);
        routes.MapPost("/local/clock", Move);
    }

    private static async Task Move(HttpContext http)
    {
        var clock = ClockOf(http);
        if (clock is not VirtualClock)
        {
            await Refuse(http, StatusCodes.Status409Conflict, "This host runs on the real clock. Start it with --virtual-clock to move the time.");
            return;
        }

        if (LocalRequest.ComesFromAnotherSite(http))
        {
            await Refuse(http, StatusCodes.Status403Forbidden, "Another site's page may not move this clock.");
            return;
        }

        var now = clock.GetUtcNow();
        var (target, problem) = TargetOf(await LocalRequest.Body(http, MaxBodyBytes), now);
        if (problem is not null)
        {
            await Refuse(http, StatusCodes.Status400BadRequest, problem);
            return;
        }

        await http.RequestServices.GetRequiredService<Scheduler>().AdvanceTo(target, http.RequestAborted);
        await Write(http);
    }

    private static (DateTimeOffset Target, string? Problem) TargetOf(byte[]? body, DateTimeOffset now)
    {
        if (body is null)
            return (now, $"The body is longer than {MaxBodyBytes} bytes. {Expected}");
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || root.EnumerateObject().Count() != 1)
                return (now, Expected);
            var wish = root.EnumerateObject().First();
            if (wish.Value.ValueKind != JsonValueKind.String)
                return (now, Expected);
            var text = wish.Value.GetString()!;
            return wish.Name switch
            {
                "advance" => Checked(now + XmlConvert.ToTimeSpan(text), now),
                "to" => Checked(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), now),
                _ => (now, Expected),
            };
        }
        catch (JsonException)
        {
            return (now, $"The body is not JSON. {Expected}");
        }
        catch (Exception unread) when (unread is FormatException or OverflowException or ArgumentOutOfRangeException)
        {
            return (now, $"The duration or instant cannot be read. {Expected}");
        }
    }

    private static (DateTimeOffset Target, string? Problem) Checked(DateTimeOffset target, DateTimeOffset now) => target switch
    {
        _ when target < now => (now, $"Time only goes forward: it is {now.UtcDateTime:O} already."),
        _ when target - now > LongestStep => (now, $"That is more than {LongestStep.TotalDays} days at once."),
        _ => (target.ToUniversalTime(), null),
    };

    private static TimeProvider ClockOf(HttpContext http) => http.RequestServices.GetRequiredService<TimeProvider>();

    private static Task Write(HttpContext http) =>
        LocalJson.Write(http, new ClockNow(ClockOf(http).GetUtcNow().UtcDateTime, ClockOf(http) is VirtualClock));

    private static Task Refuse(HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        return LocalJson.Write(http, new Refusal(message));
    }

    internal sealed record ClockNow(DateTime Now, bool Virtual);

    internal sealed record Refusal(string Error);
}
