using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Azure.Storage.Queues.Models;

namespace Azure.Storage.Queues;

/// <summary>The XML that the queue service speaks.</summary>
internal static class QueueXml
{
    /// <exception cref="ArgumentException">The text holds a character that XML has no place for; Base64 takes every text.</exception>
    public static byte[] Body(string text) =>
        Encoding.UTF8.GetBytes(
            new XElement("QueueMessage", new XElement("MessageText", text)).ToString(SaveOptions.DisableFormatting));

    public static SendReceipt Receipt(BinaryData body)
    {
        var message = Root(body).Element("QueueMessage") ?? throw new InvalidDataException("The queue's answer names no message.");
        return QueuesModelFactory.SendReceipt(
            Text(message, "MessageId"),
            Time(Text(message, "InsertionTime")) ?? default,
            Time(Text(message, "ExpirationTime")) ?? default,
            Text(message, "PopReceipt"),
            Time(Text(message, "TimeNextVisible")) ?? default);
    }

    public static QueueMessage[] Messages(BinaryData body, bool isBase64) =>
        [.. Root(body).Elements("QueueMessage").Select(message => QueuesModelFactory.QueueMessage(
            Text(message, "MessageId"),
            Text(message, "PopReceipt"),
            Decode(Text(message, "MessageText"), isBase64),
            long.Parse(Text(message, "DequeueCount"), CultureInfo.InvariantCulture),
            Time(Text(message, "TimeNextVisible")),
            Time(Text(message, "InsertionTime")),
            Time(Text(message, "ExpirationTime"))))];

    public static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    /// <exception cref="FormatException">A message in a Base64 queue is not Base64, as the real client also says.</exception>
    private static BinaryData Decode(string text, bool isBase64) =>
        isBase64 ? new BinaryData(Convert.FromBase64String(text)) : new BinaryData(text);

    private static XElement Root(BinaryData body)
    {
        using var stream = body.ToStream();
        return XDocument.Load(stream).Root ?? throw new InvalidDataException("The queue's answer is empty.");
    }

    private static string Text(XElement parent, string name) => parent.Element(name)?.Value ?? "";
}
