// SendGrid 9.29.3
#nullable disable // as the package: it says nothing of null, so the app compiles the same both ways
using System.Text.Json.Serialization;

namespace SendGrid.Helpers.Mail;

/// <summary>Two addresses are the same if the mailbox is, whatever name stands beside it.</summary>
public class EmailAddress : IEquatable<EmailAddress>
{
    public EmailAddress()
    {
    }

    public EmailAddress(string email, string name = null) => (Email, Name) = (email, name);

    [JsonPropertyName("name")]
    public string Name { get; set; }

    [JsonPropertyName("email")]
    public string Email { get; set; }

    public static bool operator ==(EmailAddress left, EmailAddress right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(EmailAddress left, EmailAddress right) => !(left == right);

    public bool Equals(EmailAddress other) => other is not null && StringComparer.OrdinalIgnoreCase.Equals(Email, other.Email);

    public override bool Equals(object obj) => obj is EmailAddress other && other.GetType() == GetType() && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Email ?? string.Empty);
}
