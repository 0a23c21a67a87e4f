using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.LocalHost.Http;

namespace StockOrders.LocalHost.Pages;

/// <summary>Presses a button of an order's page: sends the API's own request, with the key that this host was started with.</summary>
internal static class OrderPageActions
{
    public static async Task Act(HttpContext http)
    {
        if (!OwnForm.IsFromHere(http.Request) || !http.Request.HasFormContentType)
        {
            await Refuse(http, StatusCodes.Status403Forbidden, "Only the buttons of the order's own page can be pressed.");
            return;
        }

        if (await OrderPage.Find(http) is not { } page)
        {
            await OrderPage.NotThere(http);
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (page.Steps.FirstOrDefault(step => step.Name == form["step"]) is not { } step)
        {
            await Refuse(http, StatusCodes.Status409Conflict, "The order has moved on meanwhile. Go back and reload its page.");
            return;
        }

        if (page.Key is null)
        {
            await Refuse(http, StatusCodes.Status409Conflict, "This host was not started with the account's key, so it cannot send the request for you.");
            return;
        }

        if (await Send(http, page, step) is { } refusal)
        {
            await Refuse(http, StatusCodes.Status409Conflict, refusal);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = $"/orders/{page.Order.Id}";
    }

    /// <summary>Null when it went through, else the API's own words.</summary>
    private static async Task<string?> Send(HttpContext http, OrderPageFacts page, OrderStep step)
    {
        using var api = new HttpClient(new InProcessHandler(http.RequestServices.GetRequiredService<InProcessServer>())) { BaseAddress = new Uri("http://localhost") };
        using var request = new HttpRequestMessage(step.Method, new Uri("/api/v1/" + step.Path, UriKind.Relative)) { Content = JsonContent.Create(step.Body) };
        request.Headers.Add("Authorization", page.Key);
        request.Headers.Add("Account", page.Account.Value);
        using var answer = await api.SendAsync(request, http.RequestAborted);
        return answer.IsSuccessStatusCode
            ? null
            : (await answer.Content.ReadFromJsonAsync<JsonElement>(http.RequestAborted)).GetProperty("result").GetProperty("message").GetString();
    }

    private static Task Refuse(HttpContext http, int status, string why) =>
        Page.Write(http, "Nothing was changed", $"<p>{Page.Text(why)}</p><p><a href=\"/\">All orders</a></p>", status);
}
