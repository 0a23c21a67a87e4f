namespace StockOrders.LocalHost.Durable;

/// <summary>
/// Which instances are being stepped. An instance is stepped by one thread at a time; what arrives meanwhile makes it go round once more.
/// A slot keeps the instance's history between its steps, for as many instances as <see cref="MostKept"/>.
/// </summary>
internal sealed class Slots
{
    private const int MostKept = 2000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Slot> slots = new(StringComparer.Ordinal);

    /// <summary>The slot to step, or null where somebody already does and will go round once more.</summary>
    public Slot? Take(string id)
    {
        lock (gate)
        {
            if (!slots.TryGetValue(id, out var slot))
            {
                if (slots.Count >= MostKept)
                    Forget();
                slots[id] = slot = new Slot(id);
            }
            if (slot.Busy)
            {
                slot.Again = true;
                return null;
            }
            slot.Busy = true;
            return slot;
        }
    }

    /// <summary>Ends a step; true where the same thread has to go round once more.</summary>
    public bool Release(Slot slot)
    {
        lock (gate)
        {
            if (slot.Again)
            {
                slot.Again = false;
                return true;
            }
            slot.Busy = false;
            if (slot.History is null)
                slots.Remove(slot.Id);
            return false;
        }
    }

    private void Forget()
    {
        foreach (var idle in slots.Values.Where(static slot => !slot.Busy).ToList())
            slots.Remove(idle.Id);
    }
}

/// <summary>One instance that is stepped, or was lately.</summary>
internal sealed class Slot(string id)
{
    public string Id => id;

    public bool Busy { get; set; }

    public bool Again { get; set; }

    /// <summary>The history of the execution below, or null where it has to be read.</summary>
    public List<HistoryEvent>? History { get; set; }

    public string? ExecutionId { get; set; }

    public int Steps { get; set; }
}
