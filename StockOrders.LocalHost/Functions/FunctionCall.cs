using System.Reflection;

namespace StockOrders.LocalHost.Functions;

/// <summary>Calls a function's method and gives the value it returned, awaited where it is a task; null where it returns none.</summary>
internal sealed class FunctionCall
{
    private readonly MethodInvoker method;
    private readonly Result result;

    public FunctionCall(MethodInfo method)
    {
        this.method = MethodInvoker.Create(method);
        result = ResultOf(method.ReturnType);
    }

    public ValueTask<object?> Invoke(object? instance, Span<object?> arguments) => result.Of(method.Invoke(instance, arguments));

    /// <summary>The type behind the task, or null where the method returns nothing.</summary>
    public static Type? ReturnedValue(MethodInfo method)
    {
        var type = method.ReturnType;
        if (type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask))
            return null;
        return IsTaskOfValue(type) ? type.GetGenericArguments()[0] : type;
    }

    private static bool IsTaskOfValue(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));

    private static Result ResultOf(Type type)
    {
        if (type == typeof(Task))
            return new TaskResult();
        if (type == typeof(ValueTask))
            return new ValueTaskResult();
        if (!IsTaskOfValue(type))
            return new PlainResult();
        var shape = type.GetGenericTypeDefinition() == typeof(Task<>) ? typeof(TaskResult<>) : typeof(ValueTaskResult<>);
        return (Result)Activator.CreateInstance(shape.MakeGenericType(type.GetGenericArguments()))!;
    }

    private abstract class Result
    {
        public abstract ValueTask<object?> Of(object? returned);
    }

    private sealed class PlainResult : Result
    {
        public override ValueTask<object?> Of(object? returned) => new(returned);
    }

    private sealed class TaskResult : Result
    {
        public override async ValueTask<object?> Of(object? returned)
        {
            await (Task)returned!;
            return null;
        }
    }

    private sealed class ValueTaskResult : Result
    {
        public override async ValueTask<object?> Of(object? returned)
        {
            await (ValueTask)returned!;
            return null;
        }
    }

    private sealed class TaskResult<T> : Result
    {
        public override async ValueTask<object?> Of(object? returned) => await (Task<T>)returned!;
    }

    private sealed class ValueTaskResult<T> : Result
    {
        public override async ValueTask<object?> Of(object? returned) => await (ValueTask<T>)returned!;
    }
}
