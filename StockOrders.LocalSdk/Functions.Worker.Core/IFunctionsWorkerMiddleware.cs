// Microsoft.Azure.Functions.Worker.Core 2.52.0
namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Something that stands round every invocation.</summary>
public interface IFunctionsWorkerMiddleware
{
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
}
