using System.Net;
using System.Net.Http.Headers;
using StockOrders.Functions.Files;
using StockOrders.Tests.Functions.OpenApi;

namespace StockOrders.Tests.Functions.Suppliers;

/// <summary>What a supplier fills in on their page, sent as a browser sends it.</summary>
internal static class SupplierForms
{
    public static Task<(HttpStatusCode Status, string Page)> Fill(this Shop shop, string link, string decision, params (string Name, string Value)[] fields) =>
        shop.Fill(link, link, decision, fields);

    /// <param name="page">Where the form's hidden field is taken from.</param>
    public static async Task<(HttpStatusCode Status, string Page)> Fill(
        this Shop shop, string page, string link, string decision, params (string Name, string Value)[] fields)
    {
        using var client = ContractWatch.ClientOf(shop.App);
        using var form = new FormUrlEncodedContent(
        [
            .. (await PageFields.On(client, page)).Take(1), new("decision", decision), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
        ]);
        using var answer = await client.PostAsync(link, form);
        await shop.App.WhenIdle();
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public static Task<(HttpStatusCode Status, string Page)> Upload(
        this Shop shop, string link, byte[] file, string name, params (string Name, string Value)[] fields) =>
        shop.Upload(link, new SentFile(name, file), fields);

    public static async Task<(HttpStatusCode Status, string Page)> Upload(
        this Shop shop, string link, SentFile file, params (string Name, string Value)[] fields)
    {
        using var client = ContractWatch.ClientOf(shop.App);
        using var form = new MultipartFormDataContent();
        var hidden = (await PageFields.On(client, link)).Take(1);
        foreach (var (field, value) in hidden.Select(field => (field.Key, field.Value)).Append(("decision", "invoice")).Concat(fields))
            form.Add(new StringContent(value), $"\"{field}\"");
        var content = new ReadOnlyMemoryContent(file.Bytes);
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileNameStar = file.Name };
        if (file.Media.Length > 0)
            content.Headers.TryAddWithoutValidation("Content-Type", file.Media);
        form.Add(content);
        using var answer = await client.PostAsync(link, form);
        await shop.App.WhenIdle();
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
