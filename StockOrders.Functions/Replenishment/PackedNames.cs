namespace StockOrders.Functions.Replenishment;

/// <summary>Many short texts without an object for each: their letters one after another, each text behind its length.</summary>
internal sealed class PackedNames
{
    /// <summary>Pieces of 64 KB. A text is never cut; one that is longer has a piece of its own.</summary>
    private const int LettersInAPiece = 32_768;

    private readonly List<char[]> pieces = [];
    private int used = LettersInAPiece;

    /// <returns>Where the text stands. One that is added twice stands twice.</returns>
    public int Add(ReadOnlySpan<char> text)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, char.MaxValue);
        if (used + 1 + text.Length > LettersInAPiece)
        {
            pieces.Add(new char[Math.Max(LettersInAPiece, 1 + text.Length)]);
            used = 0;
        }

        var at = ((pieces.Count - 1) * LettersInAPiece) + used;
        var place = pieces[^1].AsSpan(used);
        place[0] = (char)text.Length;
        text.CopyTo(place[1..]);
        used += 1 + text.Length;
        return at;
    }

    public ReadOnlySpan<char> At(int at)
    {
        var place = pieces[at / LettersInAPiece].AsSpan(at % LettersInAPiece);
        return place.Slice(1, place[0]);
    }

    public bool Is(int at, ReadOnlySpan<char> text) => At(at).SequenceEqual(text);
}
