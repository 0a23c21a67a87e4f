using StockOrders.Domain.Values;
using StockOrders.Functions.Accounts;
using StockOrders.Functions.Hosting;

namespace StockOrders.Tests.Functions.Accounts;

public sealed class KeyRingTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    // Rotated a hundred times within its grace, a key could not be revoked any more: its rows were too many for one transaction.
    [Fact]
    public void A_key_whose_old_secrets_are_all_still_good_is_not_rotated_without_end()
    {
        var ring = new KeyRing(new AccountId("acme"), [new NamedKey("k1", "till", Scopes.Admin, "hash-0", Now, null, null, [])]);
        for (var round = 1; round <= KeyRing.MaxOldSecrets; round++)
        {
            ring = ring.Rotated("k1", $"hash-{round}", Now.AddDays(30), Now).Value;
        }

        Assert.Equal("too_many_secrets", ring.Rotated("k1", "one-more", Now.AddDays(30), Now).Refusals[0].Code);
        Assert.False(ring.Rotated("k1", "one-more", Now.AddDays(60), Now.AddDays(30)).IsRefused);
    }
}
