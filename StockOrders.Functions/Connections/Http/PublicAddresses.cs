using System.Collections.Immutable;
using System.Net;

namespace StockOrders.Functions.Connections.Http;

/// <summary>
/// Which addresses a URL given by a customer may lead to: those of the public internet (IANA special-purpose registries, RFC 6890), and
/// none of the machine itself, its neighbours, or the cloud's own services.
/// </summary>
internal static class PublicAddresses
{
    private static readonly ImmutableArray<IPNetwork> NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Azure answers its machines' questions here.
            "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>All of IPv6 that is given out to the public internet so far.</summary>
    private static readonly IPNetwork Unicast6 = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    public static bool Contain(IPAddress address)
    {
        if (Embedded(address) is { } inner)
            return Contain(inner);
        return (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork || Unicast6.Contains(address))
            && !NotPublic.Any(network => network.Contains(address));
    }

    /// <summary>The IPv4 address inside an IPv6 one, through which a packet would reach it.</summary>
    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != System.Net.Sockets.AddressFamily.InterNetworkV6)
            return null;
        var bytes = address.GetAddressBytes();
        return address.IsIPv4MappedToIPv6 || Nat64.Contains(address) ? new IPAddress(bytes.AsSpan(12))
            : SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4))
            : null;
    }
}
