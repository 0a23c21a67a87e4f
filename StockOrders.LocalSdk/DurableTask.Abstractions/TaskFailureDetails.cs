// Microsoft.DurableTask.Abstractions 1.25.0
using System.Reflection;

namespace Microsoft.DurableTask;

/// <summary>A failure that can be stored: the exception's type by name, its message and what caused it.</summary>
public record TaskFailureDetails(
    string ErrorType, string ErrorMessage, string? StackTrace, TaskFailureDetails? InnerFailure, IDictionary<string, object?>? Properties)
{
    public static TaskFailureDetails FromException(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var inner = exception.InnerException is { } cause ? FromException(cause) : null;
        return new TaskFailureDetails(exception.GetType().ToString(), exception.Message, exception.StackTrace, inner, Properties: null);
    }

    public bool IsCausedBy<T>()
        where T : Exception
        => IsCausedBy(typeof(T));

    /// <summary>Whether the exception was of this type or one derived from it; false where its type is not to be found.</summary>
    /// <exception cref="ArgumentException">The type is no exception.</exception>
    /// <exception cref="AmbiguousMatchException">Several loaded assemblies have a type of the failure's name.</exception>
    public bool IsCausedBy(Type targetBaseExceptionType)
    {
        ArgumentNullException.ThrowIfNull(targetBaseExceptionType);
        if (!targetBaseExceptionType.IsAssignableTo(typeof(Exception)))
            throw new ArgumentException($"{targetBaseExceptionType} is not an exception type.", nameof(targetBaseExceptionType));

        return FindErrorType(targetBaseExceptionType.Assembly) is { } found && found.IsAssignableTo(targetBaseExceptionType);
    }

    public override string ToString() => $"{ErrorType}: {ErrorMessage}";

    private Type? FindErrorType(Assembly mostLikely)
    {
        if (string.IsNullOrEmpty(ErrorType))
            return null;

        if ((Type.GetType(ErrorType) ?? mostLikely.GetType(ErrorType)) is { } near)
            return near;

        var everywhere = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetType(ErrorType)).OfType<Type>().Take(2).ToArray();
        return everywhere.Length > 1
            ? throw new AmbiguousMatchException($"Several assemblies have a type named {ErrorType}.")
            : everywhere.SingleOrDefault();
    }
}
