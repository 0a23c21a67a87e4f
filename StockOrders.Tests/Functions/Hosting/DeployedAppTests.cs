using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Moq;
using StockOrders.Functions;
using StockOrders.LocalHost.Functions;

namespace StockOrders.Tests.Functions.Hosting;

/// <summary>The app as Azure puts it together: by its own registrations alone, without those that the local host adds or replaces.</summary>
public sealed class DeployedAppTests
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Storage"] = "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=" + Convert.ToBase64String(new byte[64]),
        ["PublicUrl"] = "https://orders.example",
        ["MailFrom"] = "orders@example.com",
        ["SendGridApiKey"] = "SG.none",
        ["LinkKeys"] = "k1:" + Convert.ToBase64String(new byte[32]),
    };

    public static TheoryData<string> FunctionClasses => new(
        typeof(App).Assembly.GetTypes().Where(IsMadeForItsFunctions).Select(type => type.FullName!));

    [Theory, MemberData(nameof(FunctionClasses))]
    public void Every_function_is_given_what_it_needs(string name)
    {
        var type = typeof(App).Assembly.GetType(name, throwOnError: true)!;
        using var services = Deployed();
        using var scope = services.CreateScope();

        Assert.NotNull(ActivatorUtilities.CreateInstance(scope.ServiceProvider, type));
    }

    [Fact]
    public void Every_registered_service_can_be_made()
    {
        using var services = Deployed(validate: true);

        Assert.NotNull(services.GetRequiredService<TimeProvider>());
    }

    [Fact]
    public void Addresses_of_requests_are_not_logged_for_a_mailed_link_is_a_secret()
    {
        using var services = Deployed();
        var everything = new Mock<ILoggerProvider>();
        everything.Setup(provider => provider.CreateLogger(It.IsAny<string>())).Returns(Mock.Of<ILogger>(log => log.IsEnabled(It.IsAny<LogLevel>())));
        var logs = services.GetRequiredService<ILoggerFactory>();
        logs.AddProvider(everything.Object);

        Assert.False(logs.CreateLogger("Microsoft.AspNetCore.Hosting.Diagnostics").IsEnabled(LogLevel.Information));
        Assert.True(logs.CreateLogger("StockOrders").IsEnabled(LogLevel.Information));
    }

    private static ServiceProvider Deployed(bool validate = false)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        App.Configure(new LocalApplicationBuilder(services), configuration);
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = validate, ValidateScopes = true });
    }

    private static bool IsMadeForItsFunctions(Type type) => type.GetMethods()
        .Any(method => !method.IsStatic && method.GetCustomAttribute<FunctionAttribute>() is not null);
}
