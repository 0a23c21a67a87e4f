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
        var answer = new JsonAnswer(status, asProblem ? AsProblem(httpContext.Request.Path) : InEnvelope())
        {
            ContentType = asProblem ? Problem : JsonAnswer.Json,
        };
        await answer.ExecuteAsync(httpContext);
    }

    private ReadOnlyMemory<byte> InEnvelope() => JsonText.Of(this, static (json, answer) =>
    {
        json.WriteStartObject();
        json.WriteStartObject("result");
        json.WriteString("status", "error");
        json.WriteString("message", answer.Refusals[0].Message);
        json.WriteString("code", answer.Refusals[0].Code);
        answer.WriteErrors(json);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private ReadOnlyMemory<byte> AsProblem(string path) => JsonText.Of((Answer: this, Path: path), static (json, given) =>
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
        json.WriteEndObject();
    });

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
