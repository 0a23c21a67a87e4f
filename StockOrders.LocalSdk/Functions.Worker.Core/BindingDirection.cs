// Microsoft.Azure.Functions.Worker.Core 2.52.0
namespace Microsoft.Azure.Functions.Worker;

public enum BindingDirection
{
    In,
    Out,
}
