namespace StockOrders.Tests.Browser;

/// <summary>Where pictures of pages are kept, for people to look at: <c>TestResults/pages</c> in the repository, or where PAGE_PICTURES says.</summary>
internal static class Pictures
{
    public static string Repository { get; } = Found();

    public static string Folder { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("PAGE_PICTURES") is { Length: > 0 } wanted ? wanted : Path.Combine(Repository, "TestResults", "pages")).FullName;

    private static string Found()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "StockOrders.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside their repository.");
        return folder.FullName;
    }
}
