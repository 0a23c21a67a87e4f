using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using StockOrders.Domain.Connections;
using StockOrders.Functions.Connections;

namespace StockOrders.Tests.Functions.Connections;

/// <summary>A call as it arrived on the other side.</summary>
internal sealed record Arrived(string Method, string Address, string Key, string SignedId, bool IsSigned, JsonNode? Body);

/// <summary>
/// Another company's system on a real socket: checks signatures, does what comes under one key once, and fails as it is told to, a fault for
/// each call until none is left.
/// </summary>
internal sealed class OtherSide : IAsyncDisposable
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private readonly WebApplication web;
    private readonly ConcurrentQueue<Func<HttpContext, Func<Task>, Task>> faults = new();
    private readonly ConcurrentQueue<Arrived> arrived = new();
    private readonly ConcurrentDictionary<string, string> answers = new();
    private readonly TaskCompletionSource closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int made;

    private OtherSide(WebApplication web) => this.web = web;

    public string Url => web.Urls.Single();

    public IReadOnlyList<Arrived> Calls => [.. arrived];

    /// <summary>The line to it, for the app that calls it.</summary>
    public WireTimes Network { get; } = StandingNetwork.Times();

    /// <summary>What it has: one entry for each key.</summary>
    public ConcurrentDictionary<string, JsonNode> Orders { get; } = new();

    public ConcurrentDictionary<string, JsonNode> Pushes { get; } = new();

    /// <summary>Pages that it answers with when it is asked for changes; by cursor, the first under "".</summary>
    public Dictionary<string, string> Changes { get; } = [];

    /// <summary>What it answers to a new order, by its count.</summary>
    public Func<int, string> Saved { get; set; } = number => $$"""{"id":"t41003{{number}}","reference":"ST002{{number}}"}""";

    public static async Task<OtherSide> Open(X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.WaitForEver();
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (certificate is not null)
                {
                    listen.UseHttps(certificate, https => https.HandshakeTimeout = Timeout.InfiniteTimeSpan);
                }
            });
        });
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        var web = builder.Build();
        var side = new OtherSide(web);
        web.Run(side.Answer);
        await web.StartAsync();
        return side;
    }

    public OtherSide Fails(Func<HttpContext, Func<Task>, Task> fault, int times = 1)
    {
        for (var time = 0; time < times; time++)
        {
            faults.Enqueue(fault);
        }

        return this;
    }

    public OtherSide Fails(int status, int times = 1, string? retryAfter = null) => Fails(
        async (http, _) =>
        {
            http.Response.StatusCode = status;
            if (retryAfter is not null)
            {
                http.Response.Headers.RetryAfter = retryAfter;
            }

            await Json(http, """{"message":"Not now, please."}""");
        },
        times);

    public OtherSide Says(string body, string type = "application/json", int status = 200) => Fails(async (http, _) =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        await http.Response.WriteAsync(body);
    });

    public OtherSide Redirects(string to) => Fails((http, _) =>
    {
        http.Response.StatusCode = 307;
        http.Response.Headers.Location = to;
        return Task.CompletedTask;
    });

    /// <summary>Does it and is cut off before the answer is through.</summary>
    public OtherSide LosesTheAnswer(int times = 1) => Fails(
        async (http, ordinary) =>
        {
            var answer = http.Response.Body;
            http.Response.Body = new MemoryStream();
            await ordinary();
            http.Response.Body = answer;
            http.Abort();
        },
        times);

    public OtherSide CutsTheLine(int times = 1) => Fails(
        (http, _) =>
        {
            http.Abort();
            return Task.CompletedTask;
        },
        times);

    /// <summary>Does it and says nothing until whoever called has given it up.</summary>
    public OtherSide IsSlow(int times = 1) => Fails(
        async (http, ordinary) =>
        {
            var answer = http.Response.Body;
            http.Response.Body = new MemoryStream();
            await ordinary();
            http.Response.Body = answer;
            Network.Pass(Network.Try);
            await closing.Task.WaitAsync(http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        },
        times);

    public void Heal() => faults.Clear();

    public async ValueTask DisposeAsync()
    {
        closing.TrySetResult();
        await web.DisposeAsync();
    }

    private static async Task Json(HttpContext http, string body)
    {
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(body);
    }

    private async Task Answer(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var call = Read(http.Request, body.ToArray());
        arrived.Enqueue(call);
        if (!call.IsSigned)
        {
            http.Response.StatusCode = 401;
            await Json(http, """{"message":"The signature is wrong."}""");
        }
        else if (faults.TryDequeue(out var fault))
        {
            await fault(http, () => Ordinary(http, call));
        }
        else
        {
            await Ordinary(http, call);
        }
    }

    private static Arrived Read(HttpRequest request, byte[] body)
    {
        var id = request.Headers["webhook-id"].ToString();
        var isSigned = long.TryParse(request.Headers["webhook-timestamp"], out var timestamp)
            && WebhookSignature.Holds(WebhookSecret.Find(Secret)!, id, timestamp, body, request.Headers["webhook-signature"].ToString());
        return new Arrived(
            request.Method, request.Path + request.QueryString, request.Headers["Idempotency-Key"].ToString(), id, isSigned, body.Length == 0 ? null : JsonNode.Parse(body));
    }

    private Task Ordinary(HttpContext http, Arrived call) => (call.Method, http.Request.Path.Value) switch
    {
        ("POST", "/purchase-orders") => Json(http, answers.GetOrAdd(call.Key, key =>
        {
            Orders[key] = call.Body!;
            return call.Body!["connection"]!["id"] is { } known ? $$"""{"id":{{known.ToJsonString()}},"reference":"updated"}""" : Saved(Interlocked.Increment(ref made));
        })),
        ("POST", "/stock-updates") => Json(http, answers.GetOrAdd(call.Key, key =>
        {
            Pushes[key] = call.Body!;
            return new JsonObject { ["items"] = new JsonArray([.. call.Body!["items"]!.AsArray().Select(item => new JsonObject { ["id"] = item!["id"]!.DeepClone() })]) }.ToJsonString();
        })),
        ("GET", "/stock") => Json(http, new JsonObject
        {
            ["items"] = new JsonArray([.. http.Request.Query["ids"].ToString().Split(',').Select(id => new JsonObject { ["id"] = id, ["in_stock"] = 7.5 })]),
        }.ToJsonString()),
        ("GET", "/purchase-orders") => Json(http, Changes.GetValueOrDefault(http.Request.Query["cursor"].ToString(), """{"purchase-orders":[]}""")),
        _ => Task.FromException(new InvalidOperationException($"Nobody answers {call.Method} {call.Address}.")),
    };
}
