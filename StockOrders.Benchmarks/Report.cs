using System.Globalization;
using System.Runtime.InteropServices;

namespace StockOrders.Benchmarks;

/// <summary>The figures as one table, with the conditions they were taken under.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Measured, string Reach)> rows = [];

    public void Add(string what, string measured, string reach) => rows.Add((what, measured, reach));

    public void Add(string what, double measured, string unit, string reach) =>
        Add(what, string.Create(CultureInfo.InvariantCulture, $"{measured:N0} {unit}"), reach);

    public void Print(TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} cores; {RuntimeInformation.FrameworkDescription}, {Build} build; clients and host on the same machine. Load averages at the end: {LoadAverages}."));
        output.WriteLine();
        (string What, string Measured, string Reach) titles = ("what", "measured", "reach");
        var (what, measured) = (rows.Append(titles).Max(row => row.What.Length), rows.Append(titles).Max(row => row.Measured.Length));
        output.WriteLine($"| {titles.What.PadRight(what)} | {titles.Measured.PadRight(measured)} | {titles.Reach} |");
        output.WriteLine($"|{new string('-', what + 2)}|{new string('-', measured + 2)}|---|");
        foreach (var row in rows)
        {
            output.WriteLine($"| {row.What.PadRight(what)} | {row.Measured.PadRight(measured)} | {row.Reach} |");
        }
    }

    /// <summary>What else the machine was doing shows in them, beside the figures' own work.</summary>
    private static string LoadAverages => File.Exists("/proc/loadavg") ? string.Join(", ", File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : "unknown";

    private static string Build =>
#if DEBUG
        "Debug";
#else
        "Release";
#endif
}
