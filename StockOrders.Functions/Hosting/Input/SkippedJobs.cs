using Microsoft.AspNetCore.Http;

namespace StockOrders.Functions.Hosting.Input;

/// <summary>
/// Whether a client that sends no JSON, a file say, does not want to wait for the night: <c>?skip_background_jobs=false</c>, as programs of
/// the real service write it into the query too.
/// </summary>
internal static class SkippedJobs
{
    public static bool AreWanted(HttpRequest request, Findings findings)
    {
        var given = request.Query[JsonFields.SkipBackgroundJobs];
        if (given.Count == 0)
        {
            return false;
        }

        if (bool.TryParse(given, out var areSkipped))
        {
            return !areSkipped;
        }

        findings.Refuse(JsonFields.SkipBackgroundJobs, "wrong_type", $"{JsonFields.SkipBackgroundJobs} must be true or false.");
        return false;
    }
}
