using System.Text.Json;

namespace StockOrders.Functions.MailEvents;

/// <summary>What became of the events of a call.</summary>
/// <param name="Recorded">Now on the timeline of their orders.</param>
/// <param name="Known">There already, or nothing new.</param>
/// <param name="Unknown">Of orders that there are not.</param>
/// <param name="Ignored">About no mail of an order, or about nothing that is kept.</param>
internal readonly record struct MailEventTally(int Recorded, int Known, int Unknown, int Ignored)
{
    public static MailEventTally operator +(MailEventTally one, MailEventTally other) =>
        new(one.Recorded + other.Recorded, one.Known + other.Known, one.Unknown + other.Unknown, one.Ignored + other.Ignored);

    public static void Write(Utf8JsonWriter json, MailEventTally tally)
    {
        json.WriteStartObject();
        json.WriteNumber("recorded", tally.Recorded);
        json.WriteNumber("known", tally.Known);
        json.WriteNumber("unknown", tally.Unknown);
        json.WriteNumber("ignored", tally.Ignored);
        json.WriteEndObject();
    }
}
