using System.Net;
using System.Text.RegularExpressions;
using StockOrders.Domain.Catalogue;
using StockOrders.Domain.Orders;
using StockOrders.Domain.Outcomes;
using StockOrders.Domain.Suppliers;
using StockOrders.Domain.Values;
using StockOrders.Functions.Catalogue;
using StockOrders.Functions.Hosting;
using StockOrders.Functions.Orders;
using StockOrders.Functions.Storage;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Suppliers;

public sealed class SupplierTermsTests
{
    private const string Supplier = "sales@wonka.example";
    private const string Buyer = "buyer@example.com";
    private const string Manager = "manager@example.com";

    [Fact]
    public async Task Other_terms_are_an_answer_that_the_buyer_is_told_of_and_nobody_is_chased()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);

        var (status, page) = await shop.Fill(
            shop.LinkFor(Supplier), "propose", ("quantity.c20_123", "480"), ("price.c20_123", "1"), ("expected_date", "2026-05-29"), ("comment", "Short of cocoa"));
        await shop.After(TimeSpan.FromHours(40));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("You asked for changes", page, StringComparison.Ordinal);
        var order = await shop.Order();
        Assert.Equal((Stage.Sent, 500m, 1), (order.Stage, order.Lines[0].Ordered, order.Revision));
        Assert.Equal(new ProposedLine(Some.Bolt, 500, 480, 1, 1), Assert.Single(order.OpenProposal()!.Lines));
        Assert.Single(shop.MailsTo(Supplier));
        var told = Assert.Single(shop.MailsTo(Buyer)).Text;
        Assert.All(["500 → 480", "29 May 2026", "Short of cocoa"], words => Assert.Contains(words, told, StringComparison.Ordinal));
    }

    // A sign that nobody sees became another one in the names of the form's fields: such an item was never answered for.
    [Fact]
    public async Task An_item_whose_id_has_a_sign_that_is_not_seen_is_proposed_for_and_shipped_by_the_fields_of_the_page()
    {
        var item = VariantId.From("c20\u200B1");
        await using var shop = await Shop.Open();
        await shop.Do(Some.Create(Some.Line(500, 1, item)) with { SubmitAtOnce = true });

        var (shipped, _) = await shop.Fill(shop.LinkFor(Supplier), "ship", (await Field(shop, "shipped."), "20"), ("carrier", "DHL"));
        Assert.Equal((HttpStatusCode.OK, 20m), (shipped, Assert.Single(Assert.Single((await shop.Order()).Shipments).Lines).Quantity));

        var (proposed, _) = await shop.Fill(shop.LinkFor(Supplier), "propose", (await Field(shop, "quantity."), "480"));
        Assert.Equal((HttpStatusCode.OK, item), (proposed, Assert.Single((await shop.Order()).OpenProposal()!.Lines).Variant));

        static async Task<string> Field(Shop shop, string prefix) => Assert.Single(
            Regex.Matches((await shop.Get(shop.LinkFor(Supplier))).Page, "name=\"([^\"]*)\"").Select(field => WebUtility.HtmlDecode(field.Groups[1].Value)),
            name => name.StartsWith(prefix, StringComparison.Ordinal));
    }

    // What somebody wrote went back to them with signs in the place of what they had written, and was sent so the second time.
    [Fact]
    public async Task What_is_to_be_corrected_stands_in_its_field_as_it_was_written()
    {
        const string Written = "a\u200Bb \"<i>";
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);

        var (status, page) = await shop.Fill(shop.LinkFor(Supplier), "ship", ("shipped.c20_123", "many"), ("carrier", Written), ("comment", Written));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(Written, WebUtility.HtmlDecode(Regex.Match(page, "name=\"carrier\"[^>]* value=\"([^\"]*)\"").Groups[1].Value), StringComparison.Ordinal);
        Assert.Equal(Written, WebUtility.HtmlDecode(Regex.Match(page, "<textarea id=\"ship-comment\"[^>]*>\\n([^<]*)</textarea>").Groups[1].Value));
    }

    [Fact]
    public async Task Accepted_terms_below_the_limit_go_out_as_a_revision_that_counts_as_confirmed()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        await shop.Fill(shop.LinkFor(Supplier), "propose", ("quantity.c20_123", "480"), ("price.c20_123", "1.1"), ("expected_date.c20_123", "2026-05-29"));

        await shop.Do(new OrderCommand.AcceptTerms("api:test"));
        await shop.After(TimeSpan.FromHours(30));

        var order = await shop.Order();
        Assert.Equal((Stage.Confirmed, 480m, 1.1m, 2), (order.Stage, order.Lines[0].Ordered, order.Lines[0].CostPrice, order.Dispatch!.Revision));
        Assert.Equal(new DateOnly(2026, 5, 29), order.Lines[0].ExpectedDate);
        Assert.Equal(2, shop.MailsTo(Supplier).Length);
        Assert.Contains("nothing more to confirm", shop.MailsTo(Supplier)[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Confirmed", (await shop.Get(shop.LinkFor(Supplier))).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_alone_are_accepted_without_approval_or_revision()
    {
        await using var shop = await Shop.Open();
        await shop.Submit(3_000m);
        await shop.Post(shop.LinkFor(Manager), "approve");
        await shop.Fill(shop.LinkFor(Supplier), "propose", ("expected_date", "2026-06-15"));

        await shop.Do(new OrderCommand.AcceptTerms("api:test"));

        var order = await shop.Order();
        Assert.Equal((Stage.Confirmed, 1, new DateOnly(2026, 6, 15)), (order.Stage, order.Dispatch!.Revision, order.Header.ExpectedDate));
        Assert.Single(order.Approvals);
        Assert.StartsWith("Your dates are accepted", shop.MailsTo(Supplier)[^1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepted_terms_above_the_limit_are_approved_first_and_a_no_is_told_to_the_supplier_who_is_asked_anew()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        await shop.Fill(shop.LinkFor(Supplier), "propose", ("price.c20_123", "5"));
        await shop.Do(new OrderCommand.AcceptTerms("api:test"));
        Assert.Equal(ChangeState.PendingApproval, (await shop.Order()).Change!.State);
        var old = shop.LinkFor(Supplier);
        Assert.Contains("Your changes were accepted", (await shop.Get(old)).Page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await shop.Fill(old, "propose", ("price.c20_123", "4"))).Status);

        await shop.Post(shop.LinkFor(Manager), "reject", "Too dear");

        var order = await shop.Order();
        Assert.Equal((Stage.Sent, 1m, ProposalStatus.Refused), (order.Stage, order.Lines[0].CostPrice, order.Proposal!.Status));
        Assert.StartsWith("Your changes were not accepted", shop.MailsTo(Supplier)[^1].Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("Too dear", shop.MailsTo(Supplier)[^1].Text, StringComparison.Ordinal);
        Assert.Equal(order.LastModified + TimeSpan.FromHours(25), order.Dispatch!.ChaseAt);
        await shop.Post(shop.LinkFor(Supplier), "confirm");
        Assert.Equal(Stage.Confirmed, await shop.Stage());
    }

    [Fact]
    public async Task Terms_that_an_approver_refuses_begin_the_chase_anew_with_the_vendors_own_times()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        await shop.Fill(shop.LinkFor(Supplier), "propose", ("price.c20_123", "5"));
        await shop.Do(new OrderCommand.AcceptTerms("api:test"));
        var vendor = new Vendor { Id = Some.Header.Vendor!.Value, Name = "Wonka", Currency = Currency.Of("GBP"), Confirmation = new ConfirmationTerms { Chase = TimeSpan.FromHours(70) } };
        await shop.Store.Commit(CatalogueRows.Partition(Shop.Account), [RowChange.Put(CatalogueRows.Vendor(vendor.Id), Packed.From(vendor))], default);

        await shop.Post(shop.LinkFor(Manager), "reject", "Too dear");

        var order = await shop.Order();
        Assert.Equal(order.LastModified + TimeSpan.FromHours(70), order.Dispatch!.ChaseAt);
    }

    [Fact]
    public async Task Refused_terms_are_told_with_a_new_link_and_the_chase_begins_anew()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        await shop.Fill(shop.LinkFor(Supplier), "propose", ("quantity.c20_123", "480"));
        await shop.After(TimeSpan.FromHours(20));
        await shop.Do(new OrderCommand.RefuseTerms("api:test", "We need all of them."));

        Assert.Contains("We need all of them.", (await shop.Get(shop.LinkFor(Supplier))).Page, StringComparison.Ordinal);
        await shop.After(TimeSpan.FromHours(44));
        Assert.Equal(2, shop.MailsTo(Supplier).Length);
        await shop.After(TimeSpan.FromHours(46));
        Assert.Equal(3, shop.MailsTo(Supplier).Length);
    }

    [Fact]
    public async Task A_newer_proposal_takes_the_place_of_the_one_that_the_buyer_saw()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        var link = shop.LinkFor(Supplier);
        await shop.Fill(link, "propose", ("quantity.c20_123", "480"));
        await shop.Fill(link, "propose", ("quantity.c20_123", "300"));

        var seen = await shop.Try(new OrderCommand.AcceptTerms("api:test", null, 1));
        Assert.Equal("proposal_superseded", Assert.Single(seen.Refusals).Code);
        await shop.Do(new OrderCommand.AcceptTerms("api:test", null, 2));

        Assert.Equal(300m, (await shop.Order()).Lines[0].Ordered);
        Assert.Equal("-", (await shop.Try(new OrderCommand.AcceptTerms("api:test", null, 2))).Value.Changed ? "again" : "-");
    }

    // Without a number the newest was taken, which whoever accepted it may never have seen.
    [Fact]
    public async Task Which_proposal_is_meant_is_said_where_there_was_more_than_one()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        var link = shop.LinkFor(Supplier);
        await shop.Fill(link, "propose", ("quantity.c20_123", "480"));
        await shop.Fill(link, "propose", ("quantity.c20_123", "300"));

        foreach (var unsaid in new OrderCommand[] { new OrderCommand.AcceptTerms("api:test"), new OrderCommand.RefuseTerms("api:test") })
        {
            var refusal = Assert.Single((await shop.Try(unsaid)).Refusals);
            Assert.Equal((RefusalKind.Conflict, "proposal_needed", "proposal"), (refusal.Kind, refusal.Code, refusal.Field));
            Assert.Contains("2", refusal.Message, StringComparison.Ordinal);
        }

        Assert.Equal((2, 500m), ((await shop.Order()).OpenProposal()!.Number, (await shop.Order()).Lines[0].Ordered));
        var seen = await shop.Order();
        var pinned = await shop.Book.Execute(
            new OrderRequest(Shop.Account, Some.Id, new OrderCommand.AcceptTerms("api:test"), "api:test") { IfMatch = new ExpectedVersions([seen.Version]) }, default);
        Assert.Equal(300m, pinned.Value.Order.Lines[0].Ordered);
    }

    [Fact]
    public async Task The_same_terms_posted_twice_at_once_are_one_proposal()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        var link = shop.LinkFor(Supplier);

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => shop.Fill(link, "propose", ("quantity.c20_123", "480"))));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(answer => answer.Status).Order());
        Assert.Equal(1, (await shop.Order()).Proposal!.Number);
        Assert.Single(shop.MailsTo(Buyer));
    }

    [Fact]
    public async Task A_revision_of_the_buyer_supersedes_what_was_proposed_for_the_one_before()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        var old = shop.LinkFor(Supplier);
        await shop.Fill(old, "propose", ("quantity.c20_123", "480"));
        await shop.Do(new OrderCommand.ChangeLines([Some.Line(400)], []));

        Assert.Equal("no_proposal", Assert.Single((await shop.Try(new OrderCommand.AcceptTerms("api:test"))).Refusals).Code);
        Assert.Equal(HttpStatusCode.Conflict, (await shop.Fill(shop.LinkFor(Supplier), old, "propose", ("quantity.c20_123", "390"))).Status);
        Assert.Equal(ProposalStatus.Superseded, (await shop.Order()).Proposal!.Status);
    }

    [Fact]
    public async Task Cancelled_meanwhile_the_supplier_is_told_and_nothing_is_proposed()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        var link = shop.LinkFor(Supplier);
        var form = (await shop.Get(link)).Page;
        Assert.Contains("Confirm with these changes", form, StringComparison.Ordinal);
        var hidden = PageFields.In(form)[0];
        await shop.Do(new OrderCommand.Cancel());

        var (status, page) = await shop.Fill(link, "propose", (hidden.Key, hidden.Value), ("quantity.c20_123", "480"));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("cancelled", page, StringComparison.Ordinal);
        Assert.Null((await shop.Order()).Proposal);
    }

    [Fact]
    public async Task A_new_day_for_an_order_whose_day_has_passed_stands_at_once_and_is_told_to_the_buyer()
    {
        await using var shop = await Shop.Open();
        await shop.Do(Some.Create(Some.Line(500)) with { Header = Some.Header with { ExpectedDate = new DateOnly(2026, 5, 10) }, SubmitAtOnce = true });
        await shop.Post(shop.LinkFor(Supplier), "confirm");
        await shop.After(TimeSpan.FromDays(10));

        var (status, _) = await shop.Fill(shop.LinkFor(Supplier), "propose", ("expected_date", "2026-05-20"), ("comment", "Strike at the port"));

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(new DateOnly(2026, 5, 20), (await shop.Order()).Header.ExpectedDate);
        Assert.Contains("Strike at the port", shop.MailsTo(Buyer)[^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quantity.c20_123", "-1", "is not between 0 and")]
    [InlineData("quantity.c20_123", "1000000001", "is not between 0 and")]
    [InlineData("quantity.c20_123", "NaN", "Write a number")]
    [InlineData("quantity.c20_123", "1e9", "Write a number")]
    [InlineData("quantity.c20_123", "1,5", "Write a number")]
    [InlineData("quantity.c20_123", "1.5", "is not whole")]
    [InlineData("quantity.c20_123", "99999999999999999999999999999999", "Write a number")]
    [InlineData("quantity.c20_123", "0", "Decline it instead")]
    [InlineData("price.c20_123", "0.00001", "digits after the point")]
    [InlineData("price.c20_123", "<script>alert(1)</script>", "Write a number")]
    [InlineData("expected_date", "0001-01-01", "has passed")]
    [InlineData("expected_date", "9999-12-31", "more than three years ahead")]
    [InlineData("expected_date.c20_123", "31.5.2026", "Write the day")]
    [InlineData("quantity.c20_999", "5", "not on the order")]
    [InlineData("quantity.", "5", "not on the order")]
    [InlineData("comment", "nothing else", "Nothing here differs")]
    public async Task Wrong_terms_are_shown_again_with_a_sentence_and_change_nothing(string field, string value, string sentence)
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        var (link, before) = (shop.LinkFor(Supplier), shop.Store.Commits);

        var (status, page) = await shop.Fill(link, "propose", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("<details open>", page, StringComparison.Ordinal);
        Assert.Equal(before, shop.Store.Commits);
    }

    [Fact]
    public async Task What_was_typed_stands_in_the_form_again_and_each_field_has_its_own_sentence()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);

        var (_, page) = await shop.Fill(
            shop.LinkFor(Supplier), "propose", ("quantity.c20_123", "480"), ("price.c20_123", "one"), ("comment", "a & b"));

        Assert.Contains("name=\"quantity.c20_123\" type=\"text\" inputmode=\"decimal\" maxlength=\"40\" autocomplete=\"off\" value=\"480\">", page, StringComparison.Ordinal);
        Assert.Contains("value=\"one\" aria-invalid=\"true\" aria-describedby=\"t0p-fault\"", page, StringComparison.Ordinal);
        Assert.Contains("a &amp; b</textarea>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_are_there_twice_with_different_values_are_refused()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);

        var (status, page) = await shop.Fill(shop.LinkFor(Supplier), "propose", ("quantity.c20_123", "480"), ("quantity.c20_123", "4"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("more than once", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_three_thousand_fields_of_other_orders_changes_nothing()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        var before = shop.Store.Commits;

        var (status, _) = await shop.Fill(
            shop.LinkFor(Supplier), "propose", [.. Enumerable.Range(0, 3_000).Select(index => ($"quantity.other_{index}", "1"))]);

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(before, shop.Store.Commits);
    }

    [Fact]
    public async Task Without_the_pages_own_form_nothing_is_proposed()
    {
        await using var shop = await Shop.Open();
        await shop.SubmitLine(500, 1);
        var (link, before) = (shop.LinkFor(Supplier), shop.Store.Commits);

        var (status, _) = await shop.Fill("/api/health", link, "propose", ("quantity.c20_123", "480"));

        Assert.Equal(HttpStatusCode.Forbidden, status);
        Assert.Equal(before, shop.Store.Commits);
    }
}
