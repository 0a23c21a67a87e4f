// SendGrid 9.29.3
#nullable disable // as the package: it says nothing of null, so the app compiles the same both ways
namespace SendGrid;

public class SendGridClient : BaseClient
{
    /// <exception cref="NotSupportedException">Exceptions for refusals were asked for: this client tells of them by the response's status only.</exception>
    public SendGridClient(
        HttpClient httpClient,
        string apiKey,
        string host = null,
        Dictionary<string, string> requestHeaders = null,
        string version = null,
        string urlPath = null,
        bool httpErrorAsException = false)
        : base(httpClient, Options(apiKey, host, requestHeaders, version, urlPath))
    {
        if (httpErrorAsException)
            throw new NotSupportedException("LocalSdk's SendGridClient throws nothing for a refused mail; read Response.StatusCode.");
    }

    public SendGridClient(
        string apiKey, string host = null, Dictionary<string, string> requestHeaders = null, string version = null, string urlPath = null)
        : base(Options(apiKey, host, requestHeaders, version, urlPath))
    {
    }

    public SendGridClient(SendGridClientOptions options)
        : base(options)
    {
    }

    public SendGridClient(HttpClient httpClient, SendGridClientOptions options)
        : base(httpClient, options)
    {
    }

    private static SendGridClientOptions Options(
        string apiKey, string host, Dictionary<string, string> requestHeaders, string version, string urlPath)
    {
        var options = new SendGridClientOptions { ApiKey = apiKey, UrlPath = urlPath };
        options.Host = host ?? options.Host;
        options.RequestHeaders = requestHeaders ?? options.RequestHeaders;
        options.Version = version ?? options.Version;
        return options;
    }
}
