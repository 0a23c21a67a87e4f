using Microsoft.Playwright;

namespace StockOrders.Tests.Browser;

/// <summary>
/// The one browser of a test run: Debian's Chromium, or any on the PATH, driven by Playwright. Each test has a context of its own, so none
/// sees another's. It ends with the test process, for the driver between them ends with it.
/// </summary>
internal static class Chromium
{
    private const string NotInstalled =
        "These tests drive a real browser and found none: install Chromium (Debian: apt-get install chromium) so that `chromium`, "
        + "`chromium-browser`, `google-chrome` or `chrome` is on the PATH, or name one in CHROMIUM_PATH.";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome", "chrome.exe"];

    private static readonly Lazy<Task<IBrowser>> Only = new(Launch);

    public static Task<IBrowser> Running => Only.Value;

    /// <summary>Quiet: none of what a browser does on its own account, which here would only wait for hosts that do not answer.</summary>
    private static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find() ?? throw new InvalidOperationException(NotInstalled),
            Headless = true,
            Timeout = (float)Patience.Hang.TotalMilliseconds,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } named ? named
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
