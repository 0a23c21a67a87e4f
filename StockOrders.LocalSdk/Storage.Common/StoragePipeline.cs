using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Storage;

/// <summary>Azure.Core's pipeline (retries with back-off, time-outs, tracing) with storage's authorisation and way of telling errors.</summary>
internal static class StoragePipeline
{
    private const string TokenScope = "https://storage.azure.com/.default";

    public static HttpPipeline Signed(ClientOptions options, StorageAddress address, bool isLite) =>
        Build(options, new SharedKeyPolicy(address, isLite));

    public static HttpPipeline WithToken(ClientOptions options, TokenCredential credential) =>
        Build(options, new BearerTokenAuthenticationPolicy(credential, TokenScope));

    /// <summary>Sends and gives the response, or throws when its status is none of those expected.</summary>
    public static async Task<Response> Send(
        this HttpPipeline pipeline, HttpMessage message, Func<int, bool> isExpected, CancellationToken cancellation)
    {
        await pipeline.SendAsync(message, cancellation).ConfigureAwait(false);
        var response = message.Response;
        return isExpected(response.Status) ? response : throw new RequestFailedException(response);
    }

    private static HttpPipeline Build(ClientOptions options, HttpPipelinePolicy authorisation) =>
        HttpPipelineBuilder.Build(new HttpPipelineOptions(options)
        {
            PerRetryPolicies = { authorisation },
            RequestFailedDetailsParser = new StorageErrorParser(),
        });
}
