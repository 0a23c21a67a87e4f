// Microsoft.Azure.Functions.Worker.Core 2.52.0
namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the worker keeps beside an invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    void Set<T>(T instance);

    T? Get<T>();
}
