using Microsoft.Extensions.Configuration;
using StockOrders.Functions.Mail;

namespace StockOrders.Tests.Functions.Mail;

public sealed class MailSettingsTests
{
    [Theory]
    [InlineData(null, null, "MailFrom is ''")]
    [InlineData("orders at shop", "key", "MailFrom is 'orders at shop'")]
    [InlineData("orders@shop.example", " ", "SendGridApiKey is missing")]
    public void Settings_that_cannot_work_stop_the_app_with_a_sentence(string? from, string? key, string sentence)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("MailFrom", from), new("SendGridApiKey", key)]).Build();
        var refused = Assert.Throws<InvalidOperationException>(() => MailOptions.Read(configuration));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_is_never_printed() =>
        Assert.DoesNotContain("SG.secret", new MailOptions("orders@shop.example", "SG.secret").ToString(), StringComparison.Ordinal);
}
