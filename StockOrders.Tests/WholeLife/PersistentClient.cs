using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using StockOrders.Tests.Functions;

namespace StockOrders.Tests.WholeLife;

/// <summary>
/// A program that does not give up: what got no answer is sent again, as programs do whose server went away. What is not safe to send
/// twice carries an Idempotency-Key.
/// </summary>
internal sealed class PersistentClient : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    private readonly HttpClient http;
    private readonly CancellationToken end;
    private readonly SemaphoreSlim answered = new(0);

    public PersistentClient(Uri address, string account, string key, CancellationToken end)
    {
        this.end = end;
        http = new HttpClient { BaseAddress = address, Timeout = Patience.Hang };
        http.DefaultRequestHeaders.Add("Authorization", key);
        http.DefaultRequestHeaders.Add("Account", account);
    }

    /// <summary>Ends when so many more calls were answered.</summary>
    public async Task Answers(int more)
    {
        while (answered.Wait(0, CancellationToken.None))
        {
        }

        for (var answer = 0; answer < more; answer++)
        {
            await answered.WaitAsync(end);
        }
    }

    public Task<JsonNode> Get(string path) => Until(path, () => new HttpRequestMessage(HttpMethod.Get, path), answer => answer == HttpStatusCode.OK);

    /// <summary>Reads until what is read satisfies; the test's time limit ends a wait that is in vain.</summary>
    public async Task<JsonNode> GetUntil(string path, Func<JsonNode, bool> satisfies)
    {
        while (true)
        {
            var read = await Get(path);
            if (satisfies(read))
            {
                return read;
            }

            await Rest();
        }
    }

    public Task<JsonNode> Send(HttpMethod method, string path, object body, string? idempotencyKey = null, HttpStatusCode alsoFine = HttpStatusCode.OK) =>
        Until(
            path,
            () =>
            {
                var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
                if (idempotencyKey is not null)
                {
                    request.Headers.Add("Idempotency-Key", idempotencyKey);
                }

                return request;
            },
            status => (int)status is >= 200 and < 300 || status == alsoFine);

    /// <summary>Presses a button on the page behind a link; pressing it again after a lost answer shows that it is pressed already.</summary>
    public async Task Press(string link, string decision)
    {
        while (true)
        {
            try
            {
                using var form = new FormUrlEncodedContent([.. await PageFields.On(http, link), new("decision", decision), new("comment", "")]);
                using var answer = await http.PostAsync(new Uri(link), form, end);
                answered.Release();
                if ((int)answer.StatusCode < 500)
                {
                    return;
                }
            }
            catch (Exception broken) when (IsDown(broken))
            {
                // The host is down at the moment.
            }

            await Rest();
        }
    }

    public void Dispose()
    {
        http.Dispose();
        answered.Dispose();
    }

    private async Task<JsonNode> Until(string path, Func<HttpRequestMessage> make, Func<HttpStatusCode, bool> fine)
    {
        while (true)
        {
            try
            {
                using var request = make();
                using var answer = await http.SendAsync(request, end);
                var text = await answer.Content.ReadAsStringAsync(end);
                answered.Release();
                if (fine(answer.StatusCode))
                {
                    return JsonNode.Parse(text)!;
                }

                Assert.True((int)answer.StatusCode >= 500, $"{request.Method} {path}: {(int)answer.StatusCode} {text}");
            }
            catch (Exception broken) when (IsDown(broken))
            {
                // The host is down at the moment.
            }

            await Rest();
        }
    }

    /// <summary>A connection that is reset in the moment it is made comes through as the socket's own exception.</summary>
    private static bool IsDown(Exception broken) => broken is HttpRequestException or SocketException;

    private async Task Rest()
    {
        using var pause = new PeriodicTimer(Pause);
        await pause.WaitForNextTickAsync(end);
    }
}
