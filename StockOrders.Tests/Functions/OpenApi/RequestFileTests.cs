using System.Text.RegularExpressions;
using StockOrders.Functions.Orders;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Options;
using StockOrders.LocalHost.Seeding;
using StockOrders.Tests.LocalHost;

namespace StockOrders.Tests.Functions.OpenApi;

/// <summary>The files of requests that people try the API with do what they say, from top to bottom, in the demo.</summary>
public sealed partial class RequestFileTests(RequestFileTests.DemoApp demo) : IClassFixture<RequestFileTests.DemoApp>
{
    public static TheoryData<string> Names => new(HttpFile.All.Select(Path.GetFileName).OfType<string>());

    [Theory, MemberData(nameof(Names))]
    public async Task Every_request_of_the_file_is_answered_as_it_says_without_a_warning(string name)
    {
        using var client = ContractWatch.ClientOf(demo.App);
        var file = HttpFile.Read(HttpFile.All.Single(path => Path.GetFileName(path) == name));

        foreach (var request in file.Requests)
        {
            using var message = file.Message(request);
            var answer = await client.SendAsync(message);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.True(request.Expected.Contains((int)answer.StatusCode), $"{request.Title}: {request.Method} {message.RequestUri} answered {(int)answer.StatusCode}: {body}");
            Assert.DoesNotContain("\"warnings\"", message.RequestUri!.OriginalString.EndsWith(".json", StringComparison.Ordinal) ? "" : body, StringComparison.Ordinal);
            file.Remember(request, answer, body);
            await demo.App.WhenIdle();
        }
    }

    [Fact]
    public void Every_operation_is_called_in_one_of_the_files()
    {
        var called = Requests().Select(request => request.Operation).ToHashSet();

        var missing = Described.All.Where(known => known.Operation["x-internal"] is null && !called.Contains(known.Id));
        Assert.True(!missing.Any(), "Called in no file of requests/ (add each, with # expect): " + string.Join(", ", missing.Select(known => $"{known.Method} {known.Path}")));
    }

    [Fact]
    public void Every_action_on_an_order_is_taken_in_one_of_the_files()
    {
        var all = string.Concat(HttpFile.All.Select(File.ReadAllText));

        Assert.All(OrderActionWords.Known.Split(", "), action => Assert.Contains($"/actions/{action}\n", all, StringComparison.Ordinal));
    }

    /// <summary>So that the examples of the description, too, are taken by the app without a warning.</summary>
    [Fact]
    public void Every_example_of_the_description_is_sent_in_one_of_the_files()
    {
        var sent = Requests().Where(request => request.Body.StartsWith('{')).Select(request => Same(request.Body)).ToHashSet();

        foreach (var known in Described.All)
        {
            foreach (var (name, example) in known.Operation["requestBody"]?["content"]?["application/json"]?["examples"]?.AsObject() ?? [])
                Assert.True(sent.Contains(Same(example!["value"]!.ToJsonString())), $"The example '{name}' of {known.Id} is sent in no file of requests/.");
        }
    }

    private static IEnumerable<(string? Operation, string Body)> Requests() =>
        from path in HttpFile.All
        from request in HttpFile.Read(path).Requests
        select (Described.Find(request.Method, Hole().Replace(request.Address.Replace("{{host}}", "", StringComparison.Ordinal), "x").Split('?')[0])?.Id, request.Body);

    /// <summary>Without spaces, and without ids that are others each time.</summary>
    private static string Same(string body) => Changing().Replace(Regex.Replace(body, @"\s|,(?=\s*[\]}])", ""), "x");

    [GeneratedRegex(@"\{\{[^}]+\}\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"(?<=INV-)[^""]*|[0-9a-f]{24}|\{\{[^}]+\}\}")]
    private static partial Regex Changing();

    public sealed class DemoApp : IAsyncLifetime
    {
        internal LocalApp App { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            var options = new LocalAppOptions { Demo = true, VirtualClock = SampleApp.Start };
            App = await LocalApp.Start(options);
            await StartingAccounts.SeedDemo(App, options);
        }

        public async Task DisposeAsync() => await App.DisposeAsync();
    }
}
