// Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore 2.1.1
namespace Microsoft.Azure.Functions.Worker.Builder;

public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>In the real package: HTTP triggers take ASP.NET Core's own requests and results.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder) => builder;
}
