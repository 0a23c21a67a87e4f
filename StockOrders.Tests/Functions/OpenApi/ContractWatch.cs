using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StockOrders.Functions.OpenApi;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Http;

namespace StockOrders.Tests.Functions.OpenApi;

/// <summary>
/// Stands between a test and the app, and holds every answer against the API description: its status, its media type, its members, each of
/// them; and of a request that was taken without a warning, that all its members are described.
/// </summary>
internal sealed class ContractWatch(HttpMessageHandler app) : DelegatingHandler(app)
{
    private static readonly JsonObject Document = ApiDocument.Instance.Json;
    private static readonly JsonSchema Schemas = new(Document);

    /// <summary>Like <see cref="LocalApp.CreateClient"/>, with a watch.</summary>
    public static HttpClient ClientOf(LocalApp app) =>
        new(new ContractWatch(new InProcessHandler(app.Services.GetRequiredService<InProcessServer>()))) { BaseAddress = app.BaseAddress, Timeout = Patience.Hang };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (Described.Find(request) is { } described)
        {
            var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var faults = Answer(described, request, response, answer).Concat(Request(described, request, response, body, answer)).ToList();
            if (faults.Count > 0)
                throw new UndescribedException($"{request.Method} {request.RequestUri!.PathAndQuery} → {(int)response.StatusCode}: {string.Join("; ", faults.Take(5))}");
            var read = new ByteArrayContent(answer);
            foreach (var header in response.Content.Headers)
                read.Headers.TryAddWithoutValidation(header.Key, header.Value);
            response.Content = read;
        }

        return response;
    }

    private static IEnumerable<string> Answer(Described described, HttpRequestMessage request, HttpResponseMessage response, byte[] body)
    {
        var status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        if (described.Operation["responses"]![status] is not JsonObject told)
            return [$"{described.Id} is not described to answer {status}: add .May({status}) or an answer in {described.File}"];
        told = Resolve(told);
        var media = Media(response.Content.Headers.ContentType);
        if (body.Length == 0 || request.Method == HttpMethod.Head)
            return [];
        if (told["content"]?[media] is not JsonObject content)
            return [$"{described.Id} is not described to answer {status} with {(media.Length == 0 ? "a body" : media)}: say so in {described.File}"];
        return media.EndsWith("json", StringComparison.Ordinal)
            ? Schemas.Faults(content["schema"]!, Parsed(body)).Select(fault => Told(fault, described, "answer"))
            : [];
    }

    private static IEnumerable<string> Request(
        Described described, HttpRequestMessage request, HttpResponseMessage response, byte[] body, byte[] answer)
    {
        if (!response.IsSuccessStatusCode || body.Length == 0 || described.Operation["requestBody"]?["content"]?[Operation.Json]?["schema"] is not { } schema
            || Media(request.Content!.Headers.ContentType) != Operation.Json || HasWarnings(response, answer))
            return [];
        return Schemas.UntoldMembers(schema, Sent(body)).Where(fault => !IsTakenEverywhere(fault.At)).Select(fault => Told(fault, described, "request"));
    }

    /// <summary>What programs send back of an answer's envelope, and the flag that may stand anywhere.</summary>
    private static bool IsTakenEverywhere(string at) => at is "/result" or "/meta" || at.EndsWith("/skip_background_jobs", StringComparison.Ordinal);

    /// <summary>What the app takes although it is no JSON (an example of the real service is none) says nothing of members.</summary>
    private static JsonElement Sent(byte[] body)
    {
        try
        {
            return Parsed(body);
        }
        catch (JsonException)
        {
            return JsonElement.Parse("{}"u8);
        }
    }

    private static bool HasWarnings(HttpResponseMessage response, byte[] answer) =>
        response.Headers.Contains("Idempotent-Replayed") || (answer.Length > 0 && Parsed(answer).TryGetProperty("result", out var result) && result.TryGetProperty("warnings", out _)) || RefusedLines(answer);

    /// <summary>True where a line of a call about many was refused, and with it perhaps the member.</summary>
    private static bool RefusedLines(byte[] answer) => answer.Length > 0 && Parsed(answer).TryGetProperty("outcomes", out var outcomes)
        && outcomes.EnumerateArray().Any(outcome => outcome.GetProperty("status").ValueEquals("error"));

    private static string Told(SchemaFault fault, Described described, string side)
    {
        var file = fault.Shape is { } shape ? Described.FileOf(shape) : described.File;
        return $"in the {side}, {fault.At} {fault.Says}{(fault.IsUntold ? $": add a line for it in {file}" : $" (see {file})")}";
    }

    private static JsonObject Resolve(JsonObject told) => told["$ref"]?.GetValue<string>() is { } reference
        ? Document["components"]!["responses"]![reference[(reference.LastIndexOf('/') + 1)..]]!.AsObject()
        : told;

    private static JsonElement Parsed(byte[] json) =>
        JsonElement.Parse(json.AsSpan(), new JsonDocumentOptions { AllowTrailingCommas = true });

    private static string Media(MediaTypeHeaderValue? type) => type?.MediaType ?? "";
}

/// <summary>An answer, or a request, that the API description does not allow.</summary>
internal sealed class UndescribedException(string message) : Exception(message);
