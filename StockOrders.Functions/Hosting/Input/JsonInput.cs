using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using StockOrders.Domain.Outcomes;

namespace StockOrders.Functions.Hosting.Input;

/// <summary>A request's body, read whole and found to be JSON.</summary>
internal sealed class JsonInput
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = 32,
        AllowDuplicateProperties = false,
    };

    private JsonInput(ReadOnlyMemory<byte> bytes, JsonElement root, Findings findings, TimeZoneInfo zone, bool recalculatesNow)
    {
        Bytes = bytes;
        Findings = findings;
        Root = new JsonFields(root, "", "", findings, zone);
        RecalculatesNow = recalculatesNow || IsNotSkipped(root) || root.EnumerateObject().Any(member => member.Value.ValueKind == JsonValueKind.Object && IsNotSkipped(member.Value));
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public Findings Findings { get; }

    public JsonFields Root { get; }

    /// <summary>True where the client does not want to wait for the night (<c>skip_background_jobs: false</c>, at the root, in the resource or in the query).</summary>
    public bool RecalculatesNow { get; }

    /// <param name="zone">The account's, for days that are given as instants.</param>
    public static ValueTask<Outcome<JsonInput>> Read(HttpRequest request, TimeZoneInfo zone, CancellationToken cancellation) =>
        Read(request, zone, false, cancellation);

    /// <summary>The body of a call that needs none: empty counts as an empty object.</summary>
    public static ValueTask<Outcome<JsonInput>> ReadOptional(HttpRequest request, TimeZoneInfo zone, CancellationToken cancellation) =>
        Read(request, zone, true, cancellation);

    /// <summary>
    /// The body of a call that says all in its address and may still say that it does not want to wait for the night. There mostly is none.
    /// </summary>
    public static async ValueTask<Outcome<JsonInput>> ReadNothing(HttpRequest request, CancellationToken cancellation)
    {
        var read = await ReadOptional(request, TimeZoneInfo.Utc, cancellation);
        if (read.IsRefused)
        {
            return read.Refusals;
        }

        read.Value.Root.IgnoreEnvelope();
        read.Value.Root.Close();
        return read.Value.Findings.IsSound ? read : read.Value.Findings.Errors;
    }

    /// <summary>The member that holds the resource itself; refused where it is missing or no object.</summary>
    public JsonFields? Resource(string name)
    {
        Root.IgnoreEnvelope();
        var resource = Root.Object(name, required: true)?.AsRoot();
        resource?.Flag(JsonFields.SkipBackgroundJobs);
        return resource;
    }

    private static async ValueTask<Outcome<JsonInput>> Read(
        HttpRequest request, TimeZoneInfo zone, bool mayBeEmpty, CancellationToken cancellation)
    {
        var read = await RequestBody.Read(request, cancellation);
        if (read.IsRefused)
        {
            return read.Refusals;
        }

        if (read.Value.IsEmpty && !mayBeEmpty)
        {
            return Malformed("The body is empty; JSON is expected.");
        }

        var text = read.Value.IsEmpty ? "{}"u8.ToArray() : read.Value;
        if (!Utf8.IsValid(text.Span))
        {
            return Malformed("The body is not UTF-8.");
        }

        var findings = new Findings(IsStrict(request));
        var recalculatesNow = SkippedJobs.AreWanted(request, findings);
        try
        {
            return Parsed(text.Span) is { } root
                ? root.ValueKind == JsonValueKind.Object
                    ? new JsonInput(read.Value, root, findings, zone, recalculatesNow)
                    : Malformed("The body must be a JSON object.")
                : Malformed("The body holds an escaped surrogate without its other half.");
        }
        catch (JsonException) when (RepeatedMember.Find(text.Span) is { } repeated)
        {
            return repeated;
        }
        catch (JsonException wrong)
        {
            return Malformed("The body is not JSON: " + (wrong.Message.Length <= 300 ? wrong.Message : wrong.Message[..300]));
        }
    }

    private static JsonElement? Parsed(ReadOnlySpan<byte> text)
    {
        try
        {
            return ParsedAsItStands(text);
        }
        catch (JsonException) when (StrayFlag.MoveToRoot(text) is { } mended)
        {
            return ParsedAsItStands(mended);
        }
    }

    /// <summary>Null where it holds half characters.</summary>
    private static JsonElement? ParsedAsItStands(ReadOnlySpan<byte> text) => HalfCharacters.AreIn(text) ? null : JsonElement.Parse(text, Options);

    private static bool IsNotSkipped(JsonElement element) =>
        element.TryGetProperty(JsonFields.SkipBackgroundJobs, out var flag) && flag.ValueKind == JsonValueKind.False;

    internal static bool IsStrict(HttpRequest request) =>
        request.Headers["Prefer"].ToString().Contains("handling=strict", StringComparison.OrdinalIgnoreCase);

    private static Refusal Malformed(string message) => new(RefusalKind.Invalid, "malformed_json", message);
}
