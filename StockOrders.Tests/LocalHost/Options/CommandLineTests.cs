using StockOrders.LocalHost.Options;

namespace StockOrders.Tests.LocalHost.Options;

public sealed class CommandLineTests
{
    [Fact]
    public void Without_options_it_listens_where_functions_do_and_keeps_files()
    {
        var options = Read().Options!;
        Assert.Equal("http://localhost:7071", options.Urls);
        Assert.Equal(StoreChoice.Sqlite, options.Store);
        Assert.Equal(Path.GetFullPath(".data"), options.DataDirectory);
        Assert.Null(options.VirtualClock);
        Assert.False(options.Demo);
        Assert.Empty(options.Accounts);
    }

    [Fact]
    public void Everything_can_be_said()
    {
        var options = Read(
            "--urls", "http://127.0.0.1:0;http://localhost:8080", "--store", "UseDevelopmentStorage=true", "--data", "/tmp/x", "--demo",
            "--account", "a", "--key", "ka", "--account", "b", "--key", "kb", "--virtual-clock", "2026-05-01T10:00:00+02:00").Options!;
        Assert.Equal("http://127.0.0.1:0;http://localhost:8080", options.Urls);
        Assert.Equal(StoreChoice.Azurite, options.Store);
        Assert.True(options.Demo);
        Assert.Equal([new AccountKey("a", "ka"), new AccountKey("b", "kb")], options.Accounts);
        Assert.Equal(SampleApp.Start, options.VirtualClock);
    }

    [Fact]
    public void A_virtual_clock_without_a_start_begins_now()
    {
        var before = TimeProvider.System.GetUtcNow();
        Assert.InRange(Read("--virtual-clock").Options!.VirtualClock!.Value, before, TimeProvider.System.GetUtcNow());
    }

    [Theory]
    [InlineData("--store is sqlite, memory, azurite or a connection string", "--store", "postgres")]
    [InlineData("not 'yesterdayish'", "--virtual-clock", "yesterdayish")]
    [InlineData("1 accounts and 0 keys", "--account", "a")]
    [InlineData("'--bogus'", "--bogus")]
    [InlineData("not 'ftp://x'", "--urls", "ftp://x")]
    [InlineData("not 'http://127.0.0.1:99999'", "--urls", "http://127.0.0.1:99999")]
    [InlineData("--data", "--data")]
    public void A_bad_option_is_a_sentence_and_the_exit_code_2(string sentence, params string[] arguments)
    {
        var (options, exitCode, error) = Read(arguments);
        Assert.Null(options);
        Assert.Equal(2, exitCode);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_is_never_printed() =>
        Assert.DoesNotContain("secret", new StoreChoice(StoreKind.Azure, "AccountKey=secret").ToString(), StringComparison.Ordinal);

    private static (LocalAppOptions? Options, int ExitCode, string Error) Read(params string[] arguments)
    {
        using var error = new StringWriter();
        var (options, exitCode) = CommandLine.Read(arguments, TextWriter.Null, error);
        return (options, exitCode, error.ToString());
    }
}
