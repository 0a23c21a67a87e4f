namespace StockOrders.Domain.Approvals;

internal enum ApprovalAnswer
{
    Approved,
    Rejected,
    SentBack,
}

/// <summary>One of those who were asked at a step.</summary>
internal sealed record ApprovalSlot
{
    /// <summary>As the rule names them: an address, or <c>key:</c> and a key's name.</summary>
    public required string Approver { get; init; }

    /// <summary>The approver's address; null for a key that no person is known of.</summary>
    public string? Address { get; init; }

    /// <summary>Who stands in for them; both may answer.</summary>
    public string? Delegate { get; init; }

    public string? DelegateAddress { get; init; }

    /// <summary>They asked for the order themselves, and so have no say in it.</summary>
    public bool Excluded { get; init; }

    public ApprovalAnswer? Answer { get; init; }

    public Person? By { get; init; }

    public DateTimeOffset? At { get; init; }

    public string? Comment { get; init; }

    /// <summary>Where the question is mailed: the one who stands in, or the approver; null where neither has an address.</summary>
    public string? MailTo() => Excluded ? null : Delegate is null ? Address : DelegateAddress ?? Address;

    /// <summary>The approver themself, by whichever of key and address they are known.</summary>
    public bool IsApprover(Person person) => person.Is(Approver) || IsAddress(person, Address);

    public bool IsDelegate(Person person) => Delegate is { } other && (person.Is(other) || IsAddress(person, DelegateAddress));

    public bool Fits(Person person) => IsApprover(person) || IsDelegate(person);

    private static bool IsAddress(Person person, string? address) =>
        !string.IsNullOrEmpty(address) && string.Equals(address, person.Address, StringComparison.OrdinalIgnoreCase);
}
