using System.Text.Json.Nodes;
using StockOrders.Tests.Functions.Hosting;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Contract.BadInput;

/// <summary>What is wrong with how bad input was answered, collected over a table of it.</summary>
internal sealed class Judged(FullShop shop)
{
    private readonly List<string> faults = [];

    public int Calls { get; private set; }

    /// <summary>
    /// Sends it and expects a refusal that names the field (any, where none is given) and a code, and nothing stored. An id that nothing has
    /// may be answered with 404.
    /// </summary>
    public async Task Refuse(
        Described known, string what, byte[] body, string? field = null, int[]? with = null, (string, string)[]? headers = null)
    {
        var commits = shop.Api.Store.Commits;
        var answer = await Send(known, shop.AddressOf(known), body, what, headers ?? []);
        if (answer is null)
            return;
        var errors = Errors(answer);
        var fault = !IsBulk(answer) && !(with ?? [400]).Contains(answer.Code) && !(answer.Code == 404 && field is not null) ? $"answered {answer.Code}"
            : errors.Count == 0 ? "is not refused"
            : errors.Any(error => string.IsNullOrEmpty(error.Code)) ? "has no code"
            : field is not null && !errors.Exists(error => Names(error.Field, field)) ? $"does not name {field}"
            : shop.Api.Store.Commits != commits ? "stored something"
            : null;
        if (fault is not null)
            Fault(known, what, $"{fault}: {answer.Text}");
    }

    public async Task<Answer?> Send(Described known, string address, byte[]? body, string what, params (string, string)[] headers)
    {
        Calls++;
        try
        {
            return await shop.Api.SendBytes(new HttpMethod(known.Method), address, body, "application/json", TestApi.Key, TestApi.Account, headers);
        }
        catch (UndescribedException undescribed)
        {
            Fault(known, what, undescribed.Message);
            return null;
        }
    }

    public void Fault(Described known, string what, string says) =>
        faults.Add($"{known.Method} {known.Path} with {Short(what, 100)} {Short(says, 500)}");

    public void Holds() => Assert.True(faults.Count == 0, $"{faults.Count} of {Calls} calls:\n{string.Join('\n', faults.Take(60))}");

    /// <summary>An error may name the member, something in it, or leave out the resource that it stands in.</summary>
    private static bool Names(string? named, string field)
    {
        for (var at = 0; named is not null && at >= 0; at = field.IndexOf('.', at + 1))
        {
            var end = at == 0 ? field : field[(at + 1)..];
            if (named == end || named.StartsWith(end + ".", StringComparison.Ordinal) || named.StartsWith(end + "[", StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static bool IsBulk(Answer answer) => answer.Code == 200 && answer.Json["outcomes"] is JsonArray;

    private static List<(string? Field, string? Code)> Errors(Answer answer) =>
        [.. from error in IsBulk(answer) ? answer.Json["outcomes"]!.AsArray().SelectMany(Told) : answer.Json["result"]?["errors"]?.AsArray() ?? []
            select ((string?)error!["field"], (string?)error["code"])];

    private static IEnumerable<JsonNode?> Told(JsonNode? outcome) =>
        (string?)outcome!["status"] != "error" ? [] : outcome["errors"]?.AsArray() ?? [outcome];

    private static string Short(string text, int length) => text.Length <= length ? text : text[..length] + "…";
}
