// SendGrid 9.29.3
#nullable disable // as the package: it says nothing of null, so the app compiles the same both ways
using System.Net.Http.Headers;
using System.Text;
using SendGrid.Helpers.Mail;

namespace SendGrid;

/// <summary>Speaks SendGrid's Web API: JSON over HTTPS with a bearer key. It reports refusals in the response and retries nothing.</summary>
public abstract class BaseClient : ISendGridClient
{
    private const string Json = "application/json";

    private readonly HttpClient http;
    private readonly BaseClientOptions options;

    protected BaseClient(BaseClientOptions options)
        : this(httpClient: null, options)
    {
    }

    protected BaseClient(HttpClient httpClient, BaseClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        http = httpClient ?? new HttpClient();
        MediaType = options.RequestHeaders?.GetValueOrDefault("Content-Type") ?? Json;
    }

    public enum Method
    {
        DELETE,
        GET,
        PATCH,
        POST,
        PUT,
    }

    public string UrlPath
    {
        get => options.UrlPath;
        set => options.UrlPath = value;
    }

    public string Version
    {
        get => options.Version;
        set => options.Version = value;
    }

    public string MediaType { get; set; }

    public virtual AuthenticationHeaderValue AddAuthorization(KeyValuePair<string, string> header)
    {
        var words = header.Value.Split();
        return new AuthenticationHeaderValue(words[0], words[1]);
    }

    public virtual async Task<Response> MakeRequest(HttpRequestMessage request, CancellationToken cancellationToken = default)
    {
        var response = await http.SendAsync(request, cancellationToken);
        return new Response(response.StatusCode, response.Content, response.Headers);
    }

    public async Task<Response> RequestAsync(
        Method method, string requestBody = null, string queryParams = null, string urlPath = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method.ToString()), Address.Of(options, urlPath, queryParams));
        if (requestBody is not null)
            request.Content = new StringContent(requestBody, Encoding.UTF8, new MediaTypeHeaderValue(MediaType));

        foreach (var (name, value) in options.RequestHeaders ?? [])
            request.Headers.TryAddWithoutValidation(name, value);

        request.Headers.Authorization = options.Auth;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaType));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("StockOrders", "1"));
        return await MakeRequest(request, cancellationToken);
    }

    public async Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(msg);
        return await RequestAsync(Method.POST, msg.Serialize(), urlPath: "mail/send", cancellationToken: cancellationToken);
    }
}
