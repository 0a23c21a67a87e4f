// Microsoft.Azure.Functions.Worker.Core 2.52.0
namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline, with the function at its end.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
