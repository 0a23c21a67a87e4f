using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using StockOrders.Functions.MailEvents;

namespace StockOrders.LocalHost.Options;

/// <summary>The app's settings on this machine: defaults that suit it, local.settings.json, the environment, and what the options say.</summary>
internal static class LocalSettings
{
    private const string PublicUrl = "PublicUrl";
    private const int LinkKeyBytes = 32;

    public static void Add(IConfigurationBuilder configuration, LocalAppOptions options)
    {
        configuration.AddInMemoryCollection(Defaults(options));
        if (options.ReadSurroundings)
            configuration.AddInMemoryCollection(ValuesOf("local.settings.json")).AddEnvironmentVariables();
        if (options.Store.ConnectionString is { } storage)
            configuration.AddInMemoryCollection([new("Storage", storage)]);
        configuration.AddInMemoryCollection(options.Settings);
    }

    /// <summary>News of mails that this host signs are believed beside those of the key that is set.</summary>
    public static void Trust(IConfiguration configuration, string publicKey) =>
        configuration[WebhookKeys.Setting] = configuration[WebhookKeys.Setting] is { Length: > 0 } set ? $"{set};{publicKey}" : publicKey;

    /// <summary>With port 0 the address is known only now; links in mails begin with it unless a setting says otherwise.</summary>
    public static void Listening(IConfiguration configuration, Uri address)
    {
        if (configuration[PublicUrl] is null or "")
            configuration[PublicUrl] = Reachable(address);
    }

    private static Dictionary<string, string?> Defaults(LocalAppOptions options) => new()
    {
        // Known from the start where the port is, so that the app may read it once.
        [PublicUrl] = options.Urls is null ? "http://localhost" : Fixed(options.Urls.Split(';')[0]),
        ["MailFrom"] = "orders@stock-orders.example",
        // One key does on this machine what a hundred do elsewhere: simulations and measurements.
        ["RequestsPerMinute"] = "10000000",
        ["SendGridApiKey"] = "kept-in-the-local-mailbox",
        // On this machine a connection may be a program of this machine.
        ["ConnectionLoopback"] = "true",
        ["LinkKeys"] = "local:" + LinkKey(options),
    };

    private static string? Fixed(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Port != 0 ? Reachable(uri) : null;

    /// <summary>An address that means "every network of this machine" is none that a link could lead to.</summary>
    private static string Reachable(Uri address) =>
        address.Host is "0.0.0.0" or "[::]" ? $"{address.Scheme}://localhost:{address.Port}" : address.GetLeftPart(UriPartial.Authority);

    /// <summary>Made once for a data directory, so that links mailed before a restart still open after it.</summary>
    private static string LinkKey(LocalAppOptions options)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(LinkKeyBytes));
        if (options.Store.Kind == StoreKind.Memory)
            return key;
        Directory.CreateDirectory(options.DataDirectory);
        var path = Path.Combine(options.DataDirectory, "link.key");
        if (File.Exists(path))
            return File.ReadAllText(path).Trim();
        // Written beside and moved into place: a start that is killed half way leaves no half key.
        File.WriteAllText(path + ".new", key);
        File.Move(path + ".new", path, overwrite: true);
        return key;
    }

    private static Dictionary<string, string?> ValuesOf(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return document.RootElement.TryGetProperty("Values", out var values)
                ? values.EnumerateObject().ToDictionary(
                    value => value.Name.Replace("__", ":", StringComparison.Ordinal), value => (string?)value.Value.ToString())
                : [];
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            throw new LocalAppException($"{path} is not JSON with an object \"Values\": {broken.Message}", broken);
        }
    }
}
