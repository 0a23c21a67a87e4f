using System.Reflection;

namespace StockOrders.Tests.LocalSdk;

/// <summary>Not part of a build with the Azure packages, which has no LocalSdk.</summary>
public sealed class NothingMoreTests
{
    [Fact]
    public void LocalSdk_declares_nothing_public_that_is_not_in_the_list_of_a_package()
    {
        var declared = SignatureList.Declared(Assembly.Load("StockOrders.LocalSdk").GetExportedTypes());

        Assert.Empty(declared.Except(SignatureList.All().SelectMany(list => list.Lines)));
    }
}
