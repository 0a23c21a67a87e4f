using System.Net;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Functions.Pages;

namespace StockOrders.Tests.Functions.Pages;

public sealed class HtmlTests
{
    [Fact]
    public void Text_in_a_hole_reads_the_same_and_opens_nothing() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<NonNull<string>>(text =>
    {
        var words = new string([.. text.Get.Where(sign => !char.IsSurrogate(sign) && !char.IsControl(sign))]);
        var markup = Html.Of($"<p title=\"{words}\">{words}</p>").ToString();
        var inside = markup["<p title=\"".Length..^"</p>".Length];
        return !inside.Contains('<', StringComparison.Ordinal) && WebUtility.HtmlDecode(inside) == $"{words}\">{words}";
    }));

    [Fact]
    public void Markup_in_a_hole_stays_markup() => Assert.Equal("<p><b>a&amp;b</b></p>", Html.Of($"<p>{Html.Of($"<b>{"a&b"}</b>")}</p>").ToString());

    [Fact]
    public void Line_breaks_are_kept_and_their_text_encoded() => Assert.Equal("a&lt;<br>b", Html.Lines("a<\r\nb").ToString());

    [Fact]
    public void Nothing_is_nothing() => Assert.Equal("", Html.Of($"{(string?)null}{Html.Empty}").ToString());
}
