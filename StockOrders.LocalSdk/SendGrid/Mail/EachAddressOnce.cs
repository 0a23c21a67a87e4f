// SendGrid 9.29.3 (in the place of its RemoveDuplicatesConverter)
#nullable disable // as the package: it says nothing of null, so the app compiles the same both ways
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>SendGrid refuses a mail that names an address twice, so the wire never does.</summary>
internal sealed class EachAddressOnce : JsonConverter<List<EmailAddress>>
{
    public override List<EmailAddress> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        [.. JsonSerializer.Deserialize<IEnumerable<EmailAddress>>(ref reader, options) ?? []];

    public override void Write(Utf8JsonWriter writer, List<EmailAddress> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.Distinct(), options);
}
