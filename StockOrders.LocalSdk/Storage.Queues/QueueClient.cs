// Azure.Storage.Queues 12.28.1
using System.Globalization;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues.Models;

namespace Azure.Storage.Queues;

/// <summary>
/// One queue over Azure Queue Storage's REST protocol, https://learn.microsoft.com/rest/api/storageservices/queue-service-rest-api.
/// Methods are virtual so that a client can stand in for it.
/// </summary>
public partial class QueueClient
{
    private const int EmulatorPort = 10001;

    private readonly HttpPipeline? _pipeline;
    private readonly Uri? _uri;
    private readonly string _version = "";
    private readonly bool _isBase64;

    /// <summary>For clients that stand in: a method they do not override has no queue to speak to.</summary>
    protected QueueClient()
    {
    }

    public QueueClient(string connectionString, string queueName, QueueClientOptions? options)
        : this(options)
    {
        var address = StorageAddress.Parse(connectionString, "queue", EmulatorPort);
        _uri = new Uri($"{address.Endpoint.AbsoluteUri.TrimEnd('/')}/{queueName}");
        _pipeline = StoragePipeline.Signed(options ?? new(), address, isLite: false);
    }

    public QueueClient(Uri queueUri, TokenCredential credential, QueueClientOptions? options = null)
        : this(options)
    {
        _uri = queueUri;
        _pipeline = StoragePipeline.WithToken(options ?? new(), credential);
    }

    private QueueClient(QueueClientOptions? options)
    {
        options ??= new();
        _version = options.Version.ToString()[1..].Replace('_', '-');
        _isBase64 = options.MessageEncoding == QueueMessageEncoding.Base64;
    }

    public virtual string Name => Address.Segments[^1].TrimEnd('/');

    private Uri Address => _uri ?? throw new InvalidOperationException("This client stands in for a queue and has no address.");

    private HttpPipeline Pipeline => _pipeline ?? throw new InvalidOperationException("This client stands in for a queue and sends nothing.");

    /// <summary>Null when the queue was there.</summary>
    public virtual async Task<Response> CreateIfNotExistsAsync(
        IDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default)
    {
        using var message = Message(RequestMethod.Put, "");
        foreach (var (name, value) in metadata ?? new Dictionary<string, string>())
            message.Request.Headers.SetValue($"x-ms-meta-{name}", value);
        var response = await Pipeline.Send(message, static status => status is 201 or 204 or 409, cancellationToken).ConfigureAwait(false);
        if (response.Status == 201) return response;
        // 409 also means that the queue is just being deleted, and then there is none.
        if (response.Status == 204 || Code(response) == "QueueAlreadyExists") return null!;
        throw new RequestFailedException(response);
    }

    public virtual Task<Response<SendReceipt>> SendMessageAsync(string messageText) => SendMessageAsync(messageText, null, null);

    public virtual Task<Response<SendReceipt>> SendMessageAsync(string messageText, CancellationToken cancellationToken = default) =>
        SendMessageAsync(messageText, null, null, cancellationToken);

    public virtual Task<Response<SendReceipt>> SendMessageAsync(
        string messageText, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default) =>
        Enqueue(_isBase64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(messageText)) : messageText, visibilityTimeout, timeToLive, cancellationToken);

    public virtual Task<Response<SendReceipt>> SendMessageAsync(
        BinaryData message, TimeSpan? visibilityTimeout = default, TimeSpan? timeToLive = default, CancellationToken cancellationToken = default) =>
        Enqueue(_isBase64 ? Convert.ToBase64String(message) : message.ToString(), visibilityTimeout, timeToLive, cancellationToken);

    public virtual async Task<Response<QueueMessage[]>> ReceiveMessagesAsync(
        int? maxMessages = default, TimeSpan? visibilityTimeout = default, CancellationToken cancellationToken = default)
    {
        using var message = Message(RequestMethod.Get, "/messages");
        Append(message, "numofmessages", maxMessages);
        Append(message, "visibilitytimeout", Seconds(visibilityTimeout));
        var response = await Pipeline.Send(message, static status => status == 200, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(QueueXml.Messages(response.Content, _isBase64), response);
    }

    public virtual async Task<Response> DeleteMessageAsync(string messageId, string popReceipt, CancellationToken cancellationToken = default)
    {
        using var message = Message(RequestMethod.Delete, $"/messages/{Uri.EscapeDataString(messageId)}");
        message.Request.Uri.AppendQuery("popreceipt", popReceipt);
        return await Pipeline.Send(message, static status => status == 204, cancellationToken).ConfigureAwait(false);
    }

    public virtual async Task<Response<UpdateReceipt>> UpdateMessageAsync(
        string messageId, string popReceipt, string? messageText = null, TimeSpan visibilityTimeout = default, CancellationToken cancellationToken = default)
    {
        using var message = Message(RequestMethod.Put, $"/messages/{Uri.EscapeDataString(messageId)}");
        message.Request.Uri.AppendQuery("popreceipt", popReceipt);
        Append(message, "visibilitytimeout", Seconds(visibilityTimeout));
        if (messageText is not null)
            SetBody(message, _isBase64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(messageText)) : messageText);
        var response = await Pipeline.Send(message, static status => status == 204, cancellationToken).ConfigureAwait(false);
        response.Headers.TryGetValue("x-ms-popreceipt", out var receipt);
        response.Headers.TryGetValue("x-ms-time-next-visible", out var visible);
        return Response.FromValue(new UpdateReceipt(receipt ?? "", QueueXml.Time(visible) ?? default), response);
    }

    private async Task<Response<SendReceipt>> Enqueue(
        string text, TimeSpan? visibilityTimeout, TimeSpan? timeToLive, CancellationToken cancellation)
    {
        using var message = Message(RequestMethod.Post, "/messages");
        Append(message, "visibilitytimeout", Seconds(visibilityTimeout));
        Append(message, "messagettl", Seconds(timeToLive));
        SetBody(message, text);
        var response = await Pipeline.Send(message, static status => status == 201, cancellation).ConfigureAwait(false);
        return Response.FromValue(QueueXml.Receipt(response.Content), response);
    }

    private HttpMessage Message(RequestMethod method, string path)
    {
        var message = Pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(Address.AbsoluteUri.TrimEnd('/') + path));
        message.Request.Headers.SetValue("x-ms-version", _version);
        message.Request.Headers.SetValue("Accept", "application/xml");
        return message;
    }

    private static void SetBody(HttpMessage message, string text)
    {
        message.Request.Content = RequestContent.Create(QueueXml.Body(text));
        message.Request.Headers.SetValue("Content-Type", "application/xml");
    }

    private static void Append(HttpMessage message, string name, int? value)
    {
        if (value is { } number) message.Request.Uri.AppendQuery(name, number.ToString(CultureInfo.InvariantCulture));
    }

    private static int? Seconds(TimeSpan? span) => span is { } value ? (int)value.TotalSeconds : null;

    private static string? Code(Response response) => response.Headers.TryGetValue("x-ms-error-code", out var code) ? code : null;
}
