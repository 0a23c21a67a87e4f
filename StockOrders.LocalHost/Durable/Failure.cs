using Microsoft.DurableTask;

namespace StockOrders.LocalHost.Durable;

/// <summary>Why something failed, as it is kept in a history.</summary>
internal sealed record Failure(string Type, string Message, string? Stack = null, Failure? Inner = null)
{
    public static Failure From(Exception exception)
    {
        // What failed inside a called task stays visible under the exception that told of it, as in the real worker.
        var inner = exception is TaskFailedException task ? From(task.FailureDetails)
            : exception.InnerException is { } cause ? From(cause)
            : null;
        return new Failure(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner);
    }

    public static Failure From(TaskFailureDetails details) =>
        new(details.ErrorType, details.ErrorMessage, details.StackTrace, details.InnerFailure is { } inner ? From(inner) : null);

    public TaskFailureDetails ToDetails() => new(Type, Message, Stack, Inner?.ToDetails(), Properties: null);
}
