// Microsoft.Azure.Functions.Worker 2.52.0
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Collects an app's registrations. It cannot run them: only the real package talks to the Functions host.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly HostApplicationBuilder host;

    internal FunctionsApplicationBuilder(string[]? args) => host = new HostApplicationBuilder(args);

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)host).Properties;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    public ConfigurationManager Configuration => host.Configuration;

    public IHostEnvironment Environment => host.Environment;

    public ILoggingBuilder Logging => host.Logging;

    public IMetricsBuilder Metrics => host.Metrics;

    public IServiceCollection Services => host.Services;

    /// <exception cref="InvalidOperationException">Always: this build has no worker for the Functions host to start.</exception>
    public IHost Build() => throw new InvalidOperationException(
        "This build holds LocalSdk in the place of the Azure packages and cannot run inside Azure Functions. "
        + "Run the app with `dotnet run --project StockOrders.LocalHost`, or build it with -p:AzurePackages=true for `func start`.");

    public void ConfigureContainer<TContainerBuilder>(IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull
        => host.ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        return this;
    }
}
