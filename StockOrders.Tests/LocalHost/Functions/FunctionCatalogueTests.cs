using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StockOrders.LocalHost.Functions;

namespace StockOrders.Tests.LocalHost.Functions;

public sealed class FunctionCatalogueTests
{
    [Fact]
    public void Every_function_of_the_app_is_one_that_can_run() =>
        Assert.Contains(FunctionCatalogue.Of(typeof(StockOrders.Functions.App).Assembly).All, function => function.Name == "Health");

    [Fact]
    public void Names_are_found_without_case_and_only_for_their_trigger()
    {
        var catalogue = FunctionCatalogue.Of([typeof(SampleDurableFunctions)]);
        Assert.Equal("Remind", catalogue.Find("REMIND", TriggerKind.Activity)!.Name);
        Assert.Null(catalogue.Find("Remind", TriggerKind.Orchestration));
    }

    [Theory]
    [InlineData(typeof(WrongName), "has the name '1st'")]
    [InlineData(typeof(NotPublic), "is not public")]
    [InlineData(typeof(NoTrigger), "has no trigger")]
    [InlineData(typeof(TwoTriggers), "has more than one trigger")]
    [InlineData(typeof(Text), "returns String; an HTTP function answers an IResult or an IActionResult")]
    [InlineData(typeof(AsyncVoid), "is async void")]
    [InlineData(typeof(NotInRoute), "has the parameter 'name', which is not in its route")]
    [InlineData(typeof(NoText), "takes 'name' from its route as Uri")]
    [InlineData(typeof(BareClient), "takes the durable client 'client' without [DurableClient]")]
    [InlineData(typeof(TimerText), "is triggered by a timer into String")]
    [InlineData(typeof(QueueResult), "returns Int32, which would go nowhere")]
    [InlineData(typeof(OtherOrchestration), "calls its orchestration 'Other'")]
    [InlineData(typeof(Stranger), "has the parameter 'stranger', which nothing gives a value")]
    [InlineData(typeof(SameName), "is named 'twice', which is taken by")]
    [InlineData(typeof(SameRoute), "answers GET /a/{}/{int}, which")]
    public void What_could_not_run_in_azure_is_refused_in_a_sentence(Type type, string sentence)
    {
        var refused = Assert.Throws<FunctionCatalogueException>(() => FunctionCatalogue.Of([type]));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.Contains(type.Name, refused.Message, StringComparison.Ordinal);
    }

#pragma warning disable CA1801, CA1822, IDE0060, xUnit1013 // Functions that are only declared.
    internal sealed class WrongName
    {
        [Function("1st")]
        public void Run([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => timer.IsPastDue = false;
    }

    internal sealed class NotPublic
    {
        [Function("NotPublic")]
        internal void Run([TimerTrigger("0 0 0 * * *")] TimerInfo timer) => timer.IsPastDue = false;
    }

    internal sealed class NoTrigger
    {
        [Function("NoTrigger")]
        public void Run(HttpRequest request) => request.Method = "";
    }

    internal sealed class TwoTriggers
    {
        [Function("TwoTriggers")]
        public void Run([TimerTrigger("0 0 0 * * *")] TimerInfo timer, [QueueTrigger("q")] string text) => timer.IsPastDue = text == "";
    }

    internal sealed class Text
    {
        [Function("Text")]
        public string Run([HttpTrigger("get")] HttpRequest request) => request.Method;
    }

    internal sealed class AsyncVoid
    {
        [Function("AsyncVoid")]
        public async void Run([HttpTrigger("get")] HttpRequest request) => await request.BodyReader.ReadAsync();
    }

    internal sealed class NotInRoute
    {
        [Function("NotInRoute")]
        public IResult Run([HttpTrigger("get", Route = "a/{id}")] HttpRequest request, string name) => Results.Text(name + request.Method);
    }

    internal sealed class NoText
    {
        [Function("NoText")]
        public IResult Run([HttpTrigger("get", Route = "a/{name}")] HttpRequest request, Uri name) => Results.Text(name + request.Method);
    }

    internal sealed class BareClient
    {
        [Function("BareClient")]
        public IResult Run([HttpTrigger("get")] HttpRequest request, DurableTaskClient client) => Results.Text(client.Name + request.Method);
    }

    internal sealed class TimerText
    {
        [Function("TimerText")]
        public void Run([TimerTrigger("0 0 0 * * *")] string timer) => ArgumentNullException.ThrowIfNull(timer);
    }

    internal sealed class QueueResult
    {
        [Function("QueueResult")]
        public int Run([QueueTrigger("q")] string text) => text.Length;
    }

    internal sealed class OtherOrchestration
    {
        [Function("Mine")]
        public Task Run([OrchestrationTrigger(Orchestration = "Other")] TaskOrchestrationContext context) => Task.FromResult(context);
    }

    internal sealed class Stranger
    {
        [Function("Stranger")]
        public void Run([ActivityTrigger] string input, string stranger) => ArgumentNullException.ThrowIfNull(input + stranger);
    }

    internal sealed class SameName
    {
        [Function("Twice")]
        public void One([QueueTrigger("q")] string text) => ArgumentNullException.ThrowIfNull(text);

        [Function("twice")]
        public void Two([QueueTrigger("q")] string text) => ArgumentNullException.ThrowIfNull(text);
    }

    internal sealed class SameRoute
    {
        [Function("First")]
        public IResult One([HttpTrigger("get", "post", Route = "a/{id}/{page:int}")] HttpRequest request) => Results.Text(request.Method);

        [Function("Second")]
        public IResult Two([HttpTrigger("GET", Route = "a/{other}/{number:int}")] HttpRequest request) => Results.Text(request.Method);
    }
#pragma warning restore CA1801, CA1822, IDE0060, xUnit1013
}
