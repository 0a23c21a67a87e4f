using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace StockOrders.LocalHost.Options;

/// <summary>What `dotnet run --project StockOrders.LocalHost` understands.</summary>
internal static class CommandLine
{
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons. Port 0 takes a free one.",
        DefaultValueFactory = _ => "http://localhost:7071",
        Validators = { EachIsAnAddress },
    };

    private static readonly Option<StoreChoice> Store = new("--store")
    {
        Description = "sqlite (files in the data directory), memory, azurite (one that runs at its default ports), or a storage connection string.",
        HelpName = "sqlite|memory|azurite|connection string",
        DefaultValueFactory = _ => StoreChoice.Sqlite,
        CustomParser = ReadStore,
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "Where the host keeps its files.",
        HelpName = "directory",
        DefaultValueFactory = _ => ".data",
    };

    private static readonly Option<bool> Demo = new("--demo")
    {
        Description = "Fills the store with the demo account: vendors, warehouses, variants, sales, and the orders of a recalculation.",
    };

    private static readonly Option<string[]> Accounts = new("--account")
    {
        Description = "An account to make, with the --key beside it. May be given several times, each with its key.",
        HelpName = "id",
    };

    private static readonly Option<string[]> Keys = new("--key")
    {
        Description = "The API key of the account, with all scopes.",
        HelpName = "key",
    };

    private static readonly Option<DateTimeOffset?> VirtualClock = new("--virtual-clock")
    {
        Description = "A clock that stands still until POST /local/clock moves it; from now or from the given instant.",
        HelpName = "start",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = ReadInstant,
    };

    /// <summary>The options, or the exit code where there is nothing to run: help was asked for (0), or a sentence was printed (2).</summary>
    public static (LocalAppOptions? Options, int ExitCode) Read(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        LocalAppOptions? options = null;
        var command = new RootCommand("Runs the Stock Orders app on this machine, whole, without an Azure account.")
        {
            Urls, Store, Data, Demo, Accounts, Keys, VirtualClock,
        };
        command.Validators.Add(EveryAccountHasItsKey);
        command.SetAction(parsed => options = OptionsOf(parsed));
        var result = command.Parse(arguments);
        if (result.Errors.Count > 0)
        {
            foreach (var problem in result.Errors)
                error.WriteLine(problem.Message);
            return (null, 2);
        }

        result.Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (options, 0);
    }

    private static LocalAppOptions OptionsOf(ParseResult parsed) => new()
    {
        Urls = parsed.GetValue(Urls),
        Store = parsed.GetValue(Store)!,
        DataDirectory = Path.GetFullPath(parsed.GetValue(Data)!),
        Demo = parsed.GetValue(Demo),
        Accounts = [.. (parsed.GetValue(Accounts) ?? []).Zip(parsed.GetValue(Keys) ?? [], (account, key) => new AccountKey(account, key))],
        VirtualClock = parsed.GetResult(VirtualClock) is null ? null : parsed.GetValue(VirtualClock) ?? TimeProvider.System.GetUtcNow(),
        ReadSurroundings = true,
    };

    private static void EachIsAnAddress(OptionResult option)
    {
        foreach (var url in option.Tokens.SelectMany(token => token.Value.Split(';')))
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.AbsolutePath != "/")
                option.AddError($"--urls takes addresses such as http://localhost:7071, not '{url}'.");
        }
    }

    private static StoreChoice? ReadStore(ArgumentResult argument)
    {
        var choice = StoreChoice.Read(argument.Tokens[0].Value);
        if (choice is null)
            argument.AddError($"--store is sqlite, memory, azurite or a connection string such as 'AccountName=…;AccountKey=…', not '{argument.Tokens[0].Value}'.");
        return choice;
    }

    private static DateTimeOffset? ReadInstant(ArgumentResult argument)
    {
        if (argument.Tokens.Count == 0)
            return null;
        var text = argument.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            return instant;
        argument.AddError($"--virtual-clock begins at an instant such as 2026-05-01T08:00:00Z, not '{text}'.");
        return null;
    }

    private static void EveryAccountHasItsKey(CommandResult command)
    {
        var (accounts, keys) = (command.GetValue(Accounts)?.Length ?? 0, command.GetValue(Keys)?.Length ?? 0);
        if (accounts != keys)
            command.AddError($"Each --account goes with a --key: {accounts} accounts and {keys} keys were given.");
    }
}
