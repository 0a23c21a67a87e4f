using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Configuration;
using StockOrders.Functions.Connections.Http;

namespace StockOrders.Functions.Connections;

/// <summary>Where connections may lead besides the public internet. Only whoever runs the app says so.</summary>
/// <param name="PrivateHosts">Names and addresses, as they stand in a URL, that may be private.</param>
/// <param name="Loopback">The machine itself may be reached, and without TLS: for development.</param>
internal sealed record ConnectionsOptions(ImmutableHashSet<string> PrivateHosts, bool Loopback)
{
    public const string PrivateHostsSetting = "ConnectionPrivateHosts";
    public const string LoopbackSetting = "ConnectionLoopback";

    /// <exception cref="InvalidOperationException">A setting is wrong; the message says how.</exception>
    public static ConnectionsOptions Read(IConfiguration configuration)
    {
        var hosts = (configuration[PrivateHostsSetting] ?? "").Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Find(hosts, host => Uri.CheckHostName(host) == UriHostNameType.Unknown) is { } wrong)
        {
            throw new InvalidOperationException($"{PrivateHostsSetting} holds '{wrong}', which is neither a host name nor an address.");
        }

        var loopback = configuration[LoopbackSetting] is { Length: > 0 } text
            ? bool.TryParse(text, out var given) ? given : throw new InvalidOperationException($"{LoopbackSetting} is '{text}', neither true nor false.")
            : false;
        return new ConnectionsOptions(hosts.ToImmutableHashSet(StringComparer.OrdinalIgnoreCase), loopback);
    }

    /// <param name="host">As it stands in the URL.</param>
    /// <param name="address">What it leads to at this moment.</param>
    public bool MayReach(string host, IPAddress address) =>
        PublicAddresses.Contain(address) || PrivateHosts.Contains(host) || (Loopback && IPAddress.IsLoopback(Plain(address)));

    /// <summary>Without TLS only the machine itself.</summary>
    public bool MayBePlain(Uri url) => Loopback && url.IsLoopback;

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
