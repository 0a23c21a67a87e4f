using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using StockOrders.Domain.Connections;

namespace StockOrders.Functions.Connections.Http;

/// <summary>
/// Of one connection: each try has its time; what may be asked again is, after a rest that grows and is scattered; and when most of what
/// is asked fails, nothing is asked for <see cref="Break"/>. The circuit stands by the app's clock, the waits by the network's.
/// </summary>
internal sealed class WirePolicy
{
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(30);

    /// <summary>Tries within <see cref="Window"/> before the circuit may open.</summary>
    public const int FewestTries = 5;

    public static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private const double MostFailures = 0.8;

    private readonly ResiliencePipeline<WireAnswer> pipeline;
    private readonly ResiliencePipeline tries;

    public WirePolicy(WireTimes times, TimeProvider clock)
    {
        var breaker = new ResiliencePipelineBuilder<WireAnswer> { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<WireAnswer>
            {
                FailureRatio = MostFailures,
                MinimumThroughput = FewestTries,
                SamplingDuration = Window,
                BreakDuration = Break,
                ShouldHandle = static outcome => ValueTask.FromResult(outcome.Outcome.Result is { Verdict: HttpVerdict.Again }),
            })
            .Build();
        pipeline = new ResiliencePipelineBuilder<WireAnswer> { TimeProvider = times.Clock }
            .AddRetry(new RetryStrategyOptions<WireAnswer>
            {
                MaxRetryAttempts = times.Retries,
                Delay = times.FirstRest,
                MaxDelay = times.LongestRest,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = outcome => ValueTask.FromResult(
                    outcome.Outcome.Result is { Verdict: HttpVerdict.Again } answer && !(answer.RestFor > times.LongestRest)),
                DelayGenerator = static retry => ValueTask.FromResult(retry.Outcome.Result?.RestFor),
            })
            .AddPipeline(breaker)
            .Build();
        tries = new ResiliencePipelineBuilder { TimeProvider = times.Clock }.AddTimeout(new TimeoutStrategyOptions { Timeout = times.Try }).Build();
    }

    public async Task<WireAnswer> Run(Func<CancellationToken, Task<WireAnswer>> ask, CancellationToken cancellation) =>
        await pipeline.ExecuteAsync(
            async token =>
            {
                try
                {
                    return await tries.ExecuteAsync(async inner => await ask(inner), token);
                }
                catch (TimeoutRejectedException)
                {
                    return WireAnswer.Again("It did not answer in time.");
                }
            },
            cancellation);
}
