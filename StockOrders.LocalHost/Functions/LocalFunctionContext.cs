using Microsoft.Azure.Functions.Worker;

namespace StockOrders.LocalHost.Functions;

/// <summary>One run of a function, as its middleware and the function itself see it.</summary>
internal sealed class LocalFunctionContext(
    RunnableFunction function,
    object? trigger,
    IReadOnlyDictionary<string, object?>? bindingData,
    IServiceProvider services,
    CancellationToken cancellation)
    : FunctionContext
{
    private string? invocationId;
    private IDictionary<object, object>? items;
    private LocalInvocationFeatures? features;
    private LocalBindingContext? bindings;

    public RunnableFunction Function => function;

    /// <summary>What the trigger brought: a request, a message, an input.</summary>
    public object? Trigger => trigger;

    /// <summary>What the function returned, null until it has.</summary>
    public object? Result { get; set; }

    public override string InvocationId => invocationId ??= Guid.NewGuid().ToString();

    public override string FunctionId => function.Definition.Id;

    public override TraceContext TraceContext => LocalTraceContext.Instance;

    public override BindingContext BindingContext => bindings ??= new LocalBindingContext(bindingData);

    public override RetryContext RetryContext => LocalRetryContext.None;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => function.Definition;

    public override IDictionary<object, object> Items
    {
        get => items ??= new Dictionary<object, object>();
        set => items = value;
    }

    public override IInvocationFeatures Features => features ??= new LocalInvocationFeatures();

    public override CancellationToken CancellationToken => cancellation;
}
