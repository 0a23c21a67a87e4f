using System.Diagnostics;
using System.Text.RegularExpressions;

namespace StockOrders.Tests.Storage;

/// <summary>
/// A real Azurite on free loopback ports with an empty memory, for as long as the tests of its collection run.
/// Write [Collection(nameof(Azurite))] on a test class and take this in its constructor.
/// </summary>
public sealed partial class Azurite : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(RepositoryRoot(), "StockOrders.Tests", "azurite");
    private static readonly string Script = Path.Combine(Folder, "node_modules", "azurite", "dist", "src", "azurite.js");

    private readonly Dictionary<string, string> _addresses = [];
    private Process? _process;
    private int _given;

    /// <summary>
    /// Why the tests on Azurite are left out, or null. On a build server nothing is left out: there they fail and say the same.
    /// </summary>
    public static string? SkipReason =>
        IsInstalled || Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? null : NotInstalled;

    private static bool IsInstalled => File.Exists(Script);

    private static string NotInstalled => "Azurite is not installed: npm ci --prefix StockOrders.Tests/azurite";

    public string ConnectionString => ConnectionTo(Accounts[0]);

    /// <summary>
    /// To a storage account that nobody else has. An app sweeps all that stands in its account: one test's silent supplier was once chased
    /// for an order that another test had left behind.
    /// </summary>
    public string OwnConnectionString() => ConnectionTo(Accounts[Interlocked.Increment(ref _given)]);

    private static string[] Accounts { get; } = ["devstoreaccount1", .. Enumerable.Range(1, 200).Select(number => $"test{number}")];

    // Published by Microsoft for the emulator, the same everywhere.
    private static string Key => "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private string ConnectionTo(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};"
        + $"TableEndpoint={_addresses["Table"]}/{account};QueueEndpoint={_addresses["Queue"]}/{account};";

    public async Task InitializeAsync()
    {
        if (SkipReason is not null) return;
        if (!IsInstalled) throw new InvalidOperationException(NotInstalled);

        string[] arguments =
        [
            "--require", Path.Combine(Folder, "stop-with-parent.cjs"), Script, "--inMemoryPersistence", "--skipApiVersionCheck",
            "--disableTelemetry", "--silent", "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
        ];
        _process = Process.Start(new ProcessStartInfo("node", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Folder,
            Environment = { ["AZURITE_ACCOUNTS"] = string.Join(';', Accounts.Select(account => $"{account}:{Key}")) },
        })!;
        var errors = _process.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Patience.Hang);
        while (_addresses.Count < 3)
        {
            var line = await _process.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException("Azurite ended: " + await errors);
            if (Listening().Match(line) is { Success: true } match) _addresses[match.Groups[1].Value] = match.Groups[2].Value;
        }

        // What it says from here on is read away, so that it never waits for us.
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_process is null) return;
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex("Azurite (Blob|Queue|Table) service is successfully listening at (http://[^ ]+)$")]
    private static partial Regex Listening();

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "StockOrders.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder;
    }
}

[CollectionDefinition(nameof(Azurite))]
public sealed class AzuriteCollection : ICollectionFixture<Azurite>;
