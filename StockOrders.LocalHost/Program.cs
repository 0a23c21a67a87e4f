using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using StockOrders.LocalHost;
using StockOrders.LocalHost.Demo;
using StockOrders.LocalHost.Options;
using StockOrders.LocalHost.Seeding;

if (args is ["--write-demo-data", var folder])
{
    DemoData.Write(folder);
    return 0;
}

var (options, exitCode) = CommandLine.Read(args, Console.Out, Console.Error);
if (options is null)
    return exitCode;
try
{
    await using var app = await LocalApp.Start(options with { Logging = LogToConsole });
    foreach (var url in app.Urls)
        Console.WriteLine($"Listening on {url}");
    await StartingAccounts.SeedDemo(app, options);
    await app.WhenStopped();
    return 0;
}
catch (LocalAppException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}

static void LogToConsole(ILoggingBuilder logging) => logging
    .SetMinimumLevel(LogLevel.Information)
    .AddFilter("Microsoft", LogLevel.Warning)
    // It would log what Listening says in a sentence.
    .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None)
    .AddFilter("System.Net.Http", LogLevel.Warning)
    .AddSimpleConsole(console =>
    {
        console.SingleLine = true;
        console.TimestampFormat = "HH:mm:ss ";
        console.ColorBehavior = LoggerColorBehavior.Default;
    });
