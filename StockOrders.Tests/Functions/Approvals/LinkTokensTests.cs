using System.Security.Cryptography;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Values;
using StockOrders.Functions.Approvals;
using StockOrders.Tests.Domain;

namespace StockOrders.Tests.Functions.Approvals;

public sealed class LinkTokensTests
{
    private static readonly string Old = "old:" + Convert.ToBase64String(SHA256.HashData("old"u8));
    private static readonly string New = "new:" + Convert.ToBase64String(SHA256.HashData("new"u8));
    private static readonly LinkTokens Tokens = new(LinkKeys.Read(Old));

    private static readonly LinkClaims Claims = new(
        LinkPurpose.Approval, AccountId.From("acme"), Some.Id, 3, 2, LinkClaims.FingerprintOf("manager@example.com"), Some.Morning.AddDays(33));

    [Fact]
    public void What_was_signed_is_read_again() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<NonNull<string>, int, int>((account, revision, step) =>
    {
        var id = AccountId.From(new string([.. account.Get.Where(sign => !char.IsSurrogate(sign)).Take(40)]));
        var claims = Claims with { Account = id, Revision = revision, Step = step };
        return Tokens.Read(Tokens.Sign(claims), LinkPurpose.Approval) == claims;
    }));

    [Fact]
    public void Any_single_bit_that_is_changed_makes_it_invalid()
    {
        var token = Tokens.Sign(Claims);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(
            Gen.Choose(0, (token.Length * 8) - 1).ToArbitrary(),
            bit =>
            {
                var changed = token.ToCharArray();
                changed[bit / 8] = (char)(changed[bit / 8] ^ (1 << (bit % 8)));
                return Tokens.Read(new string(changed), LinkPurpose.Approval) is null;
            }));
    }

    [Fact]
    public void Cut_or_lengthened_anywhere_it_is_invalid()
    {
        var token = Tokens.Sign(Claims);
        for (var length = 0; length < token.Length; length++)
            Assert.Null(Tokens.Read(token[..length], LinkPurpose.Approval));
        foreach (var more in new[] { "A", "=", " ", "\n", "%20", new string('A', 1_000) })
            Assert.Null(Tokens.Read(token + more, LinkPurpose.Approval));
    }

    [Fact]
    public void Token_for_one_purpose_opens_no_other() => Assert.Null(Tokens.Read(Tokens.Sign(Claims), LinkPurpose.Supplier));

    [Fact]
    public void New_key_signs_while_links_under_the_old_one_still_open()
    {
        var rotated = new LinkTokens(LinkKeys.Read($"{New};{Old}"));

        Assert.Equal(Claims, rotated.Read(Tokens.Sign(Claims), LinkPurpose.Approval));
        Assert.StartsWith("new.", rotated.Sign(Claims), StringComparison.Ordinal);
        Assert.Null(new LinkTokens(LinkKeys.Read(New)).Read(Tokens.Sign(Claims), LinkPurpose.Approval));
    }

    [Fact]
    public void Signature_of_one_key_under_the_name_of_another_is_invalid()
    {
        var both = new LinkTokens(LinkKeys.Read($"{New};{Old}"));
        Assert.Null(both.Read("new" + Tokens.Sign(Claims)[3..], LinkPurpose.Approval));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no-colon")]
    [InlineData("id:c2hvcnQ=")]
    [InlineData("id:not base64!")]
    [InlineData(":AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void Keys_that_are_missing_short_or_broken_are_refused_with_what_to_do(string? setting)
    {
        var refused = Assert.Throws<InvalidOperationException>(() => LinkKeys.Read(setting));
        Assert.Contains("openssl rand -base64 32", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Key_is_never_printed() => Assert.DoesNotContain(Old[4..], LinkKeys.Read(Old).Signing.ToString(), StringComparison.Ordinal);
}
