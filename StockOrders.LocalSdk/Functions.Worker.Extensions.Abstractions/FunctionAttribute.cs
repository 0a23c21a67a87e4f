// Microsoft.Azure.Functions.Worker.Extensions.Abstractions 1.3.0
namespace Microsoft.Azure.Functions.Worker;

/// <summary>Makes a method a function of the app under this name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
