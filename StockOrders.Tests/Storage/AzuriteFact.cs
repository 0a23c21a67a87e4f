using Xunit.Abstractions;
using Xunit.Sdk;

namespace StockOrders.Tests.Storage;

/// <summary>A fact that needs Azurite: left out, with the reason, on a machine that has not got it; never on a build server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AzuriteFactAttribute : FactAttribute
{
    public AzuriteFactAttribute() => Skip = Azurite.SkipReason;
}

/// <summary>A fact that every store is held to; for those in Azurite it is an <see cref="AzuriteFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("StockOrders.Tests.Storage." + nameof(StoreFactDiscoverer), "StockOrders.Tests")]
public sealed class StoreFactAttribute : FactAttribute;

public sealed class StoreFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        IsInAzurite(testMethod) && Azurite.SkipReason is { } reason
            ? new SkippedTestCase(DiagnosticMessageSink, discoveryOptions, testMethod, reason)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);

    private static bool IsInAzurite(ITestMethod method) =>
        method.TestClass.Class.GetCustomAttributes(typeof(CollectionAttribute)).Any(
            collection => (string)collection.GetConstructorArguments().Single() == nameof(Azurite));
}

public sealed class SkippedTestCase : XunitTestCase
{
    private string? _reason;

    [Obsolete("For the runner, which builds it before it reads it.")]
    public SkippedTestCase()
    {
    }

    public SkippedTestCase(IMessageSink messages, ITestFrameworkDiscoveryOptions options, ITestMethod method, string reason)
        : base(messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method) => _reason = reason;

    public override void Serialize(IXunitSerializationInfo data)
    {
        base.Serialize(data);
        data.AddValue(nameof(_reason), _reason);
    }

    public override void Deserialize(IXunitSerializationInfo data)
    {
        _reason = data.GetValue<string>(nameof(_reason));
        base.Deserialize(data);
    }

    protected override string GetSkipReason(IAttributeInfo factAttribute) => _reason!;
}
