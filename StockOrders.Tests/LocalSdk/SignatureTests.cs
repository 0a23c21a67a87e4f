namespace StockOrders.Tests.LocalSdk;

/// <summary>Holds what the app is compiled against to the lines in Signatures/, which were taken from the real packages.</summary>
public sealed class SignatureTests
{
    [Fact]
    public void Every_listed_member_is_declared_as_the_package_declares_it()
    {
        Assert.All(SignatureList.All(), list => Assert.Empty(list.Lines.Except(list.Declared(list.Assembly.GetExportedTypes()))));
    }

    [Fact]
    public void Every_abstract_member_of_a_listed_type_is_listed_so_that_what_derives_from_it_compiles_both_ways()
    {
        Assert.All(SignatureList.All(), list =>
        {
            var open = list.Declared(list.Assembly.GetExportedTypes().Where(list.Holds).Where(type => type.IsAbstract))
                .Where(line => line.Contains(" abstract ", StringComparison.Ordinal) || line.StartsWith("interface", StringComparison.Ordinal));
            Assert.Empty(open.Except(list.Lines));
        });
    }

    [Fact]
    public void Every_list_says_which_package_and_version_it_was_read_from()
    {
        Assert.All(SignatureList.All(), list => Assert.Matches(@"^# [A-Za-z.]+ \d+\.\d+\.\d+(, says nothing of null)?$", list.Title));
    }
}
