using System.Net;
using System.Text.RegularExpressions;

namespace StockOrders.Tests.Functions;

/// <summary>What a program that fills in forms finds in the hidden fields of a page; nothing where the page has no form.</summary>
internal static partial class PageFields
{
    public static async Task<KeyValuePair<string, string>[]> On(HttpClient client, string path)
    {
        using var page = await client.GetAsync(path);
        return In(await page.Content.ReadAsStringAsync());
    }

    public static KeyValuePair<string, string>[] In(string page) =>
    [
        .. Hidden().Matches(page).Select(field =>
            KeyValuePair.Create(WebUtility.HtmlDecode(field.Groups["name"].Value), WebUtility.HtmlDecode(field.Groups["value"].Value))),
    ];

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)">""")]
    private static partial Regex Hidden();
}
