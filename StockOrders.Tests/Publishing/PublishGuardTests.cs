using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace StockOrders.Tests.Publishing;

public sealed class PublishGuardTests
{
    [Fact]
    public void A_publish_takes_the_real_packages_by_itself()
    {
        var (said, _) = MSBuild("-getProperty:AzurePackages", "-p:_IsPublishing=true");

        Assert.Equal("true", said.Trim());
    }

    [Fact]
    public void A_publish_without_the_real_packages_is_refused_in_words()
    {
        var (said, failed) = MSBuild("-t:RefuseToPublishWithoutAzurePackages", "-p:AzurePackages=false");

        Assert.True(failed);
        Assert.Contains("This would publish LocalSdk in the place of the Azure packages.", said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_published_folder_with_the_local_host_in_it_is_refused_by_name()
    {
        var folder = Directory.CreateTempSubdirectory("published-").FullName;
        File.WriteAllText(Path.Combine(folder, "StockOrders.LocalHost.dll"), "");

        var (said, failed) = MSBuild("-t:RefusePublishedLocalParts", $"-p:PublishDir={folder}/", "-p:AzurePackages=false");

        Directory.Delete(folder, recursive: true);
        Assert.True(failed);
        Assert.Contains("StockOrders.LocalHost.dll", said, StringComparison.Ordinal);
    }

    private static (string Said, bool Failed) MSBuild(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", Project(), "-nologo", "-nodeReuse:false", "-v:quiet", .. arguments]) { RedirectStandardOutput = true };

        // What the test runner's own build left in the environment is not this one's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (said, process.ExitCode != 0);
    }

    private static string Project([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "StockOrders.Functions", "StockOrders.Functions.csproj");
}
