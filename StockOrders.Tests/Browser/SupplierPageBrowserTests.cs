using StockOrders.Domain.Suppliers;
using StockOrders.Tests.Domain;
using StockOrders.Tests.Functions;

namespace StockOrders.Tests.Browser;

public sealed class SupplierPageBrowserTests
{
    private const string Supplier = "sales@wonka.example";

    [Theory]
    [InlineData("phone")]
    [InlineData("desk")]
    public async Task Supplier_confirms_with_other_terms_without_any_script(string screen)
    {
        await using var shop = await Shop.Open(inBrowser: true);
        var nut = Some.Line(40, 2.5m, Some.Nut) with { Title = "Hexagon nut M8, zinc-plated, in boxes of a hundred", VendorReference = "N-8" };
        await shop.Do(Some.Create(Some.Line(500) with { Title = "Bolt" }, nut) with { SubmitAtOnce = true });
        await using var visit = await Visit.Begin(shop.App, Screen.All.Single(known => known.Name == screen), script: false);

        await visit.Open(shop.LinkFor(Supplier));
        await visit.Picture("supplier-order");
        await visit.Page.GetByText("Confirm with other dates, quantities or prices").ClickAsync();
        await visit.Page.Locator("input[name='quantity.c20_123']").FillAsync("many");
        await visit.Page.Locator("input[name='expected_date']").FillAsync("2026-05-29");
        var wrong = await visit.Press("Confirm with these changes");
        await visit.Picture("supplier-wrong-terms");
        await visit.Page.Locator("input[name='quantity.c20_123']").FillAsync("480");
        var answered = await visit.Press("Confirm with these changes");
        await visit.Picture("supplier-terms");

        Assert.Equal((400, 200), (wrong.Status, answered.Status));
        var proposal = (await shop.Order()).OpenProposal()!;
        Assert.Equal((new DateOnly(2026, 5, 29), 480m), (proposal.Expected, Assert.Single(proposal.Lines).Quantity));
    }

    [Fact]
    public async Task Page_with_its_forms_open_fits_a_phone_and_has_no_faults()
    {
        foreach (var screen in Screen.All)
        {
            await using var shop = await Shop.Open(inBrowser: true);
            await shop.Do(Some.Create(Some.Line(500) with { Title = "Bolt" }, Some.Line(40, 2.5m, Some.Nut)) with { SubmitAtOnce = true });
            await using var visit = await Visit.Begin(shop.App, screen);
            await visit.Open(shop.LinkFor(Supplier));
            await visit.Page.GetByText("Announce a shipment").ClickAsync();
            await visit.Page.GetByLabel("Carrier").FillAsync("DHL");
            await visit.Page.GetByLabel("Arrives on").FillAsync("2026-05-14");
            Assert.Equal(200, (await visit.Press("Announce the shipment")).Status);
            foreach (var form in await visit.Page.Locator("summary").AllAsync())
                await form.ClickAsync();
            await visit.Picture("supplier-forms");

            // On a phone the figures of an item once stood side by side without a word: 500 ordered and 0 received read as 5000.
            var tops = await visit.Page.Locator(".labelled tbody tr:first-child td").EvaluateAllAsync<double[]>("cells => cells.map(cell => cell.getBoundingClientRect().top)");
            Assert.Equal(screen.Width < 480 ? 3 : 1, tops.Distinct().Count());

            Assert.False(await visit.IsTooWide());
            Assert.Empty(await Accessibility.Faults(visit.Page));
            await visit.Page.GetByLabel("Invoice number").FillAsync("INV-1");
            await visit.Page.GetByLabel("Invoice date").FillAsync("2026-05-20");
            await visit.Page.GetByLabel("Total (GBP)").FillAsync("600");
            await visit.Page.GetByLabel("File").SetInputFilesAsync(new Microsoft.Playwright.FilePayload
            {
                Name = "invoice 1.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray(),
            });
            Assert.Equal(200, (await visit.Press("Send the invoice")).Status);
            Assert.Equal("invoice 1.pdf", Assert.Single((await shop.Order()).Files).Name);
            Assert.Empty(visit.Complaints);
        }
    }
}
