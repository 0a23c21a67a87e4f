using Microsoft.Extensions.Configuration;

namespace StockOrders.LocalHost.Functions;

/// <summary>%Name% in a queue name or schedule stands for the application setting of that name.</summary>
internal static class SettingNames
{
    public static string Resolve(string text, IConfiguration configuration)
    {
        var parts = text.Split('%');
        if (parts.Length % 2 == 0)
            throw new LocalAppException($"'{text}' has a % without its partner.");
        for (var i = 1; i < parts.Length; i += 2)
        {
            var name = parts[i];
            parts[i] = configuration[name.Replace("__", ":", StringComparison.Ordinal)]
                ?? throw new LocalAppException($"'{text}' needs the application setting '{name}', which is not there.");
        }

        return string.Concat(parts);
    }
}
