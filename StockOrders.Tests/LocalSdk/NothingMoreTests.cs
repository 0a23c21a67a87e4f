using System.Reflection;

namespace StockOrders.Tests.LocalSdk;

/// <summary>Not part of a build with the Azure packages, which has no LocalSdk.</summary>
public sealed class NothingMoreTests
{
    [Fact]
    public void LocalSdk_declares_nothing_public_that_is_not_in_the_list_of_a_package()
    {
        var lists = SignatureList.All().ToArray();

        Assert.All(Assembly.Load("StockOrders.LocalSdk").GetExportedTypes(), type =>
        {
            var list = Assert.Single(lists, list => list.Holds(type));
            Assert.Empty(list.Declared([type]).Except(list.Lines));
        });
    }
}
