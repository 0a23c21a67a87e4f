namespace StockOrders.Functions.Hosting.Input;

/// <summary>
/// The Stock Orders API prints an example with <c>"skip_background_jobs": false</c> among the items of an array, where JSON has no place for
/// a member, and programs were written after it. Only what otherwise is no JSON comes here.
/// </summary>
internal static class StrayFlag
{
    private static ReadOnlySpan<byte> Name => "\"skip_background_jobs\""u8;

    /// <summary>The body with the flag moved to its root; null where that is not what is wrong with it.</summary>
    public static byte[]? MoveToRoot(ReadOnlySpan<byte> body)
    {
        if (Find(body) is not { } stray)
        {
            return null;
        }

        // In front of the other members, where a comma behind it is never one too many.
        var root = body.IndexOf((byte)'{') + 1;
        return [.. body[..root], .. Name, .. stray.Value ? ":true,"u8 : ":false,"u8, .. body[root..stray.Start], .. body[stray.End..]];
    }

    private static (int Start, int End, bool Value)? Find(ReadOnlySpan<byte> body)
    {
        var isArray = new Stack<bool>();
        for (var at = 0; at < body.Length; at++)
        {
            switch (body[at])
            {
                case (byte)'"':
                    at = EndOfText(body, at);
                    break;
                case (byte)'{' or (byte)'[':
                    isArray.Push(body[at] == '[');
                    break;
                case (byte)'}' or (byte)']':
                    isArray.TryPop(out _);
                    break;
                case (byte)',' when isArray.TryPeek(out var inArray) && inArray && isArray.Count > 1 && FlagAt(body, at + 1) is { } flag:
                    return (at, flag.End, flag.Value);
            }
        }

        return null;
    }

    /// <summary>Where the quote that ends a text stands.</summary>
    private static int EndOfText(ReadOnlySpan<byte> body, int quote)
    {
        for (var at = quote + 1; at < body.Length; at++)
        {
            if (body[at] == '\\')
            {
                at++;
            }
            else if (body[at] == '"')
            {
                return at;
            }
        }

        return body.Length;
    }

    private static (int End, bool Value)? FlagAt(ReadOnlySpan<byte> body, int start)
    {
        var at = After(body, start, Name);
        at = at < 0 ? at : After(body, at, ":"u8);
        if (at < 0)
        {
            return null;
        }

        var isTrue = After(body, at, "true"u8);
        var end = isTrue >= 0 ? isTrue : After(body, at, "false"u8);
        return end >= 0 ? (end, isTrue >= 0) : null;
    }

    /// <summary>Behind the word, white space before it left out; negative where it is not there.</summary>
    private static int After(ReadOnlySpan<byte> body, int start, ReadOnlySpan<byte> word)
    {
        var at = start;
        while (at < body.Length && body[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            at++;
        }

        return at <= body.Length && body[at..].StartsWith(word) ? at + word.Length : -1;
    }
}
