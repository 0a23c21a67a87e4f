using Microsoft.Playwright;

namespace StockOrders.Tests.Browser;

/// <summary>What a reader holds in hand. Pages are read on all of them.</summary>
/// <param name="Width">In CSS pixels; 320 is the narrowest that WCAG 2.2 (1.4.10 Reflow) asks for.</param>
internal sealed record Screen(string Name, int Width, int Height, ColorScheme Colours)
{
    public static readonly Screen Phone = new("phone", 320, 640, ColorScheme.Light);

    public static readonly Screen PhoneAtNight = new("phone-dark", 320, 640, ColorScheme.Dark);

    public static readonly Screen Desk = new("desk", 1_200, 900, ColorScheme.Light);

    public static readonly Screen DeskAtNight = new("desk-dark", 1_200, 900, ColorScheme.Dark);

    public static readonly Screen[] All = [Phone, PhoneAtNight, Desk, DeskAtNight];
}
