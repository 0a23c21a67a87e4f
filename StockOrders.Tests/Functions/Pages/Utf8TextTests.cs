using System.Text;
using FsCheck;
using FsCheck.Fluent;
using StockOrders.Functions.Pages;

namespace StockOrders.Tests.Functions.Pages;

public sealed class Utf8TextTests
{
    [Fact]
    public void Pieces_are_written_as_one_text_however_long_it_grows() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll<NonNull<string>[]>(pieces =>
    {
        string[] texts = [.. pieces.Select(piece => string.Concat(Enumerable.Repeat(piece.Get, 20)))];
        using var text = new Utf8Text(1);
        foreach (var one in texts)
            text.Add(one);
        return text.Written.Span.SequenceEqual(texts.SelectMany(Encoding.UTF8.GetBytes).ToArray());
    }));
}
