using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Hosting.Output;

/// <summary>Why nothing was done: in the envelope, or as RFC 9457 where the client asks for application/problem+json.</summary>
internal sealed class RefusalAnswer(int status, ImmutableArray<Refusal> refusals) : IResult
{
    private const string Problem = "application/problem+json";

    public int Status => status;

    public ImmutableArray<Refusal> Refusals => refusals;

    public static RefusalAnswer Of(Refusal refusal) => new(RefusalStatus.Of(refusal.Kind), [refusal]);

    /// <summary>Where there are several reasons the first one decides the status.</summary>
    public static RefusalAnswer Of(ImmutableArray<Refusal> refusals) => new(RefusalStatus.Of(refusals[0].Kind), refusals);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        if (status == StatusCodes.Status401Unauthorized)
        {
            httpContext.Response.Headers.WWWAuthenticate = "Bearer";
        }

        var asProblem = httpContext.Request.Headers.Accept.ToString().Contains(Problem, StringComparison.OrdinalIgnoreCase);
        var answer = new JsonAnswer(status, asProblem ? AsProblem(httpContext.Request.Path, RequestIds.Of(httpContext)) : InEnvelope(RequestIds.Of(httpContext)))
        {
            ContentType = asProblem ? Problem : JsonAnswer.Json,
        };
        await answer.ExecuteAsync(httpContext);
    }

    private ReadOnlyMemory<byte> InEnvelope(string? call) => JsonText.Of((Answer: this, Call: call), static (json, given) =>
    {
        json.WriteStartObject();
        json.WriteStartObject("result");
        json.WriteString("status", "error");
        json.WriteString("message", given.Answer.Refusals[0].Message);
        json.WriteString("code", given.Answer.Refusals[0].Code);
        given.Answer.WriteErrors(json);
        WriteCall(json, given.Call);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private ReadOnlyMemory<byte> AsProblem(string path, string? call) => JsonText.Of((Answer: this, Path: path, Call: call), static (json, given) =>
    {
        var first = given.Answer.Refusals[0];
        json.WriteStartObject();
        json.WriteString("type", "urn:stockorders:" + first.Code);
        json.WriteString("title", first.Code.Replace('_', ' '));
        json.WriteNumber("status", given.Answer.Status);
        json.WriteString("detail", first.Message);
        json.WriteString("instance", given.Path);
        json.WriteString("code", first.Code);
        given.Answer.WriteErrors(json);
        WriteCall(json, given.Call);
        json.WriteEndObject();
    });

    private static void WriteCall(System.Text.Json.Utf8JsonWriter json, string? call)
    {
        if (call is not null)
        {
            json.WriteString("request_id", call);
        }
    }

    private void WriteErrors(System.Text.Json.Utf8JsonWriter json)
    {
        json.WriteStartArray("errors");
        foreach (var refusal in refusals)
        {
            json.WriteStartObject();
            json.WriteString("field", refusal.Field);
            json.WriteString("message", refusal.Message);
            json.WriteString("code", refusal.Code);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
