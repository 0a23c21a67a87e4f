using StockOrders.Functions.Papers.Pdf;

namespace StockOrders.Functions.Papers.Printing;

/// <summary>Where on the paper things are, in points, and where the next thing goes. What does not fit goes on the next page.</summary>
internal sealed class PaperCanvas(PdfDocument document)
{
    public const decimal Left = 42;
    public const decimal Right = PdfPage.Width - 42;
    public const decimal Top = 62;

    /// <summary>Below it stands the page's number.</summary>
    public const decimal Bottom = PdfPage.Height - 52;

    /// <summary>From one line of text to the next, in parts of the letters' size.</summary>
    public const decimal Leading = 1.25m;

    private PdfPage? page;

    public PdfDocument Document => document;

    public PdfPage Page => page ??= document.AddPage();

    /// <summary>The upper edge of what comes next.</summary>
    public decimal Y { get; set; } = Top;

    /// <summary>What has to stay free at the foot of the page.</summary>
    public decimal Reserved { get; set; }

    public decimal Room => Bottom - Reserved - Y;

    public void NextPage()
    {
        page = document.AddPage();
        Y = Top;
    }

    /// <summary>A line of text of that size, where it fits; its letters stand a little above its lower edge.</summary>
    public static decimal BaselineOf(decimal top, decimal size) => top + size;
}
