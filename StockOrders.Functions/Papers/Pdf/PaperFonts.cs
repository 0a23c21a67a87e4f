namespace StockOrders.Functions.Papers.Pdf;

/// <summary>Liberation Sans, which comes with the app under the SIL Open Font License (Papers/Fonts/OFL.txt): a server has no fonts of its own.</summary>
internal static class PaperFonts
{
    public const string RegularName = "LiberationSans";
    public const string BoldName = "LiberationSans-Bold";

    public static TrueTypeFont Regular { get; } = Read("LiberationSans-Regular.ttf");

    public static TrueTypeFont Bold { get; } = Read("LiberationSans-Bold.ttf");

    private static TrueTypeFont Read(string name)
    {
        using var stream = typeof(PaperFonts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new TrueTypeFont(bytes);
    }
}
