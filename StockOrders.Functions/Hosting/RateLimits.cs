using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace StockOrders.Functions.Hosting;

/// <summary>
/// How many calls a key may make: a bucket for each key in this process, filled evenly, that holds what a minute allows. With several
/// instances a key may come to as many times more.
/// </summary>
/// <param name="perMinute">0 sets no limit.</param>
internal sealed class RateLimits(int perMinute, TimeProvider clock)
{
    public const string Setting = "RequestsPerMinute";

    /// <summary>What a busy program of one shop does not come near: 100 calls a second, and as many as 6,000 at once.</summary>
    public const int Usual = 6_000;

    private const int Most = 100_000_000;
    private const int WindowSeconds = 60;

    /// <summary>More than the keys in use at once; past it memory is simply cleared, and each bucket is full again.</summary>
    private const int MaxBuckets = 10_000;

    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);
    private readonly string policy = string.Create(CultureInfo.InvariantCulture, $"\"key\";q={perMinute};w={WindowSeconds}");

    public static RateLimits Read(IConfiguration configuration, TimeProvider clock) => configuration[Setting] switch
    {
        null or "" => new RateLimits(Usual, clock),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most => new RateLimits(number, clock),
        var text => throw new InvalidOperationException($"The setting {Setting} must be a whole number from 0 (no limit) to {Most}; it is '{text}'."),
    };

    /// <summary>Counts a call and says in the answer's headers how many more there may be (draft-ietf-httpapi-ratelimit-headers).</summary>
    /// <returns>How many seconds to wait; null where the call may be made.</returns>
    public int? Enter(string key, HttpResponse response)
    {
        if (perMinute == 0)
        {
            return null;
        }

        var (isTaken, left, wait) = (buckets.TryGetValue(key, out var known) ? known : Added(key)).Take(clock.GetUtcNow());
        response.Headers["RateLimit-Policy"] = policy;
        response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"key\";r={left};t={wait}");
        if (isTaken)
        {
            return null;
        }

        response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return wait;
    }

    // A dictionary's own Count locks all of it, so only a key that is new here asks.
    private Bucket Added(string key)
    {
        if (buckets.Count >= MaxBuckets)
        {
            buckets.Clear();
        }

        return buckets.GetOrAdd(key, _ => new Bucket(perMinute, WindowSeconds));
    }

    private sealed class Bucket(int capacity, int window)
    {
        private readonly Lock gate = new();
        private double left = capacity;
        private DateTimeOffset? at;

        /// <summary>Wait: the seconds until the next call may be made where none may be made now, and until the bucket is full where one may.</summary>
        public (bool IsTaken, int Left, int Wait) Take(DateTimeOffset now)
        {
            lock (gate)
            {
                var perSecond = (double)capacity / window;
                var passed = Math.Max(0, (now - (at ?? now)).TotalSeconds);
                at = now;
                left = Math.Min(capacity, left + (passed * perSecond));

                // A bucket filled in steps of the clock comes short of one call by less than this.
                const double Crumb = 1e-6;
                if (left < 1 - Crumb)
                {
                    return (false, 0, Math.Max(1, (int)Math.Ceiling((1 - left) / perSecond)));
                }

                left = Math.Max(0, left - 1);
                return (true, (int)left, (int)Math.Ceiling((capacity - left) / perSecond));
            }
        }
    }
}
