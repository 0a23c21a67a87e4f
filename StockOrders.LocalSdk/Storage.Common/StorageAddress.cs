using System.Globalization;

namespace Azure.Storage;

/// <summary>What a connection string says about one service: where it is and the key that signs for it.</summary>
internal sealed record StorageAddress(Uri Endpoint, string AccountName, byte[] AccountKey)
{
    // The emulator's account and key are published by Microsoft and the same everywhere; they guard nothing.
    private const string EmulatorName = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <param name="connectionString">As Azure shows it, or UseDevelopmentStorage=true.</param>
    /// <param name="service">"table" or "queue".</param>
    /// <param name="emulatorPort">Where the emulator has that service.</param>
    /// <exception cref="FormatException">The connection string does not say enough; the message never repeats its key.</exception>
    public static StorageAddress Parse(string connectionString, string service, int emulatorPort)
    {
        var settings = Settings(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out var flag) && flag.Equals("true", StringComparison.OrdinalIgnoreCase))
            return new(
                new($"http://127.0.0.1:{emulatorPort.ToString(CultureInfo.InvariantCulture)}/{EmulatorName}"),
                EmulatorName,
                Convert.FromBase64String(EmulatorKey));

        var account = Required(settings, "AccountName");
        return new(EndpointOf(settings, service, account), account, KeyOf(Required(settings, "AccountKey")));
    }

    private static Uri EndpointOf(Dictionary<string, string> settings, string service, string account)
    {
        var text = settings.GetValueOrDefault($"{service}Endpoint")
            ?? $"{settings.GetValueOrDefault("DefaultEndpointsProtocol", "https")}://{account}.{service}."
            + settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new FormatException($"The connection string's {service} endpoint is not an http address.");
    }

    private static byte[] KeyOf(string base64)
    {
        var key = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, key, out var length)
            ? key[..length]
            : throw new FormatException("The connection string's AccountKey is not Base64.");
    }

    private static string Required(Dictionary<string, string> settings, string name) =>
        settings.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw new FormatException($"The connection string has no {name}.");

    private static Dictionary<string, string> Settings(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1) throw new FormatException("The connection string is not made of name=value parts.");
            settings[part[..equals]] = part[(equals + 1)..];
        }

        return settings;
    }
}
