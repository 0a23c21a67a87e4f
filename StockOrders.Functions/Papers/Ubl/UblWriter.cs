using System.Globalization;
using System.Text;
using System.Xml;
using StockOrders.Domain.Values;

namespace StockOrders.Functions.Papers.Ubl;

/// <summary>Writes the elements that UBL documents are made of. An element that would be empty is left out, as the standard wants it (UBL 2.1, 4.4).</summary>
internal sealed class UblWriter : IDisposable
{
    public const string Aggregates = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    public const string Basics = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";

    private readonly XmlWriter xml;
    private readonly Currency currency;

    public UblWriter(Stream stream, string root, string space, Currency currency)
    {
        this.currency = currency;
        xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.None, CloseOutput = false });
        xml.WriteStartElement(null, root, space);
        xml.WriteAttributeString("xmlns", "cac", null, Aggregates);
        xml.WriteAttributeString("xmlns", "cbc", null, Basics);
    }

    public void Group(string name, Action write)
    {
        xml.WriteStartElement("cac", name, Aggregates);
        write();
        xml.WriteEndElement();
    }

    /// <summary>A group that stands there only for what is in it.</summary>
    public void GroupOf(string name, string? text, Action<string> write)
    {
        if (!string.IsNullOrWhiteSpace(text))
            Group(name, () => write(text));
    }

    public void Text(string name, string? text) => Element(name, text, XmlText.Of);

    /// <summary>What the reader's program is to find again, so it stays as it is.</summary>
    public void Id(string? id) => Element("ID", id, XmlText.Exact);

    public void Code(string name, string list, string code) => Attributed(name, "listID", list, code);

    public void Day(string name, DateOnly? day) => Text(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public void Flag(string name, bool flag) => Text(name, flag ? "true" : "false");

    public void Number(string name, decimal number) => Text(name, Plain(number));

    public void Amount(string name, decimal amount) => Attributed(name, "currencyID", currency.Code, Digits(amount));

    /// <param name="unit">By UN/ECE Recommendation 20.</param>
    public void Quantity(string name, decimal quantity, string unit) => Attributed(name, "unitCode", unit, Plain(quantity));

    public void Dispose()
    {
        xml.WriteEndElement();
        xml.Dispose();
    }

    private void Element(string name, string? text, Func<string, string> safe)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        xml.WriteStartElement("cbc", name, Basics);
        xml.WriteString(safe(text.ReplaceLineEndings("\n").Trim()));
        xml.WriteEndElement();
    }

    private void Attributed(string name, string attribute, string value, string text)
    {
        xml.WriteStartElement("cbc", name, Basics);
        xml.WriteAttributeString(attribute, value);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static string Plain(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>With the currency's digits at least: 12.50.</summary>
    private string Digits(decimal amount) => amount.ToString($"0.{new string('0', currency.MinorUnits)}####", CultureInfo.InvariantCulture);
}
