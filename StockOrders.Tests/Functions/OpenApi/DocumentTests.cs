using StockOrders.Functions.OpenApi;
using StockOrders.Tests.Functions.Hosting;

namespace StockOrders.Tests.Functions.OpenApi;

public sealed class DocumentTests
{
    [Fact]
    public void Every_function_is_described_and_every_description_has_its_function()
    {
        var told = Chapters.All.SelectMany(chapter => chapter.Select(operation => (operation.Function, chapter.File))).ToList();
        var there = HttpRoute.All.Select(route => route.Function).ToHashSet();

        Assert.All(there, function => Assert.True(told.Exists(one => one.Function == function), $"Function {function} is described in no chapter: add it to the *Docs.cs beside it."));
        Assert.All(told, one => Assert.True(there.Contains(one.Function), $"{one.File} describes {one.Function}, which is no HTTP function."));
        Assert.Equal(told.Count, told.Select(one => one.Function).Distinct().Count());
        Assert.Equal(HttpRoute.Told.Count, Described.All.Count);
    }

    [Fact]
    public async Task The_description_is_served_without_a_key_and_once_to_who_has_it()
    {
        await using var api = await TestApi.Run();

        var first = await api.Send(HttpMethod.Get, "/api/openapi.json", key: "", account: "");
        var again = await api.Send(HttpMethod.Get, "/api/openapi.json", key: "", account: "", headers: ("If-None-Match", first.Headers["ETag"]));

        Assert.Equal((200, "3.1.1"), (first.Code, first.Json["openapi"]!.GetValue<string>()));
        Assert.Equal((304, ""), (again.Code, again.Text));
    }

    /// <summary>What a key needs is told by the app itself to a key that has nothing.</summary>
    [Fact]
    public async Task Every_operation_names_the_scopes_that_the_app_asks_for()
    {
        await using var api = await TestApi.RunWithCatalogue();
        var key = await api.AddKey(StockOrders.Functions.Hosting.Scopes.None);

        foreach (var known in Described.All.Where(known => known.Path.StartsWith("/api/v1/", StringComparison.Ordinal)))
        {
            var scopes = known.Operation["security"]!.AsArray().Where(way => way!["key"] is not null).Select(way => way!["key"]![0]!.GetValue<string>());
            foreach (var action in known.Path.EndsWith("{action}", StringComparison.Ordinal) ? new[] { "close", "release" } : [""])
            {
                var answer = await api.Send(new HttpMethod(known.Method), ApiRoutes.With(known.Path, name => name == "action" ? action : "6a0000000000000000000000"), known.Method is "GET" or "DELETE" ? null : "{}", key);
                var asked = answer.Json["result"]!["message"]!.GetValue<string>().Split("with the scope ")[1].Split(';')[0].Split(", ");
                Assert.True(known.Id.StartsWith("ActOnOrder", StringComparison.Ordinal) ? asked.All(scopes.Contains) || asked.Length == 5 : scopes.SequenceEqual(asked), $"{known.Id} asks for {string.Join(", ", asked)}: say so in {known.File}");
            }
        }
    }
}
