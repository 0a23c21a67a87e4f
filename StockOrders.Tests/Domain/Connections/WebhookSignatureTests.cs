using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Domain.Connections;

namespace StockOrders.Tests.Domain.Connections;

public sealed class WebhookSignatureTests
{
    // The vector that the libraries of Standard Webhooks are tested with.
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const long Timestamp = 1614265330;
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly WebhookSecret Secret = WebhookSecret.Find("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;
    private static readonly byte[] Body = """{"test": 2432232314}"""u8.ToArray();

    [Fact]
    public void Known_message_has_the_known_signature() => Assert.Equal(Signature, WebhookSignature.Of(Secret, Id, Timestamp, Body));

    [Theory]
    [InlineData(Signature, true)]
    [InlineData("v1,AAAA v2,x " + Signature, true)]
    [InlineData("v1a," + "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", false)]
    [InlineData("v1,not base64", false)]
    [InlineData("", false)]
    public void One_right_signature_among_several_is_enough(string header, bool holds) =>
        Assert.Equal(holds, WebhookSignature.Holds(Secret, Id, Timestamp, Body, header));

    [Fact]
    public void Signature_holds_for_what_was_signed_and_for_nothing_else() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<uint>(), (body, timestamp) =>
        {
            var bytes = Encoding.UTF8.GetBytes(body.Get);
            var signature = WebhookSignature.Of(Secret, "msg_1", timestamp, bytes);
            return WebhookSignature.Holds(Secret, "msg_1", timestamp, bytes, signature)
                && !WebhookSignature.Holds(Secret, "msg_2", timestamp, bytes, signature)
                && !WebhookSignature.Holds(Secret, "msg_1", timestamp + 1L, bytes, signature)
                && !WebhookSignature.Holds(Secret, "msg_1", timestamp, [.. bytes, 0], signature);
        }));

    [Fact]
    public void Id_with_a_dot_could_be_read_in_two_ways_and_is_not_signed() =>
        Assert.Throws<ArgumentException>(() => WebhookSignature.Of(Secret, "a.b", 1, []));

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100, false)]
    public void Secret_has_24_to_64_bytes(int bytes, bool isOne) =>
        Assert.Equal(isOne, WebhookSecret.Find(WebhookSecret.Prefix + Convert.ToBase64String(new byte[bytes])) is not null);

    [Fact]
    public void Secret_prints_nothing_of_itself() => Assert.Equal("whsec_…", Secret.ToString());
}
