using Microsoft.Playwright;
using StockOrders.LocalHost;

namespace StockOrders.Tests.Browser;

/// <summary>
/// One reader's browser on an app that listens on a socket (<c>Shop.Open(inBrowser: true)</c>). It keeps what the page complained of and
/// what it asked of any other address: our pages do neither.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    /// <summary>Said of a page of ours that is not found, gone or refused. Of anything else the request itself would be a complaint.</summary>
    private const string AnsweredWithAnError = "Failed to load resource: the server responded with a status of";

    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    private Visit(IBrowserContext context, IPage page, Screen screen) => (this.context, Page, Screen) = (context, page, screen);

    public IPage Page { get; }

    public Screen Screen { get; }

    /// <summary>Messages on the browser's console, among them everything that the content security policy stopped, and requests that failed.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <param name="script">False for a reader whose browser runs no JavaScript at all.</param>
    public static async Task<Visit> Begin(LocalApp app, Screen screen, bool script = true)
    {
        var browser = await Chromium.Running;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = app.BaseAddress.ToString(),
            ColorScheme = screen.Colours,
            JavaScriptEnabled = script,
            Locale = "en-GB",
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
        });
        context.SetDefaultTimeout((float)Patience.Hang.TotalMilliseconds);
        var visit = new Visit(context, await context.NewPageAsync(), screen);
        visit.Page.Console += (_, message) =>
        {
            if (!message.Text.StartsWith(AnsweredWithAnError, StringComparison.Ordinal))
                visit.complaints.Add(message.Text);
        };
        visit.Page.RequestFailed += (_, request) => visit.complaints.Add($"{request.Url}: {request.Failure}");
        visit.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(app.BaseAddress.ToString(), StringComparison.Ordinal))
                visit.complaints.Add($"asked {request.Url}");
        };
        return visit;
    }

    public async Task<IResponse> Open(string path) =>
        await Page.GotoAsync(path) ?? throw new InvalidOperationException($"{path} was not opened.");

    /// <summary>Presses a button of a form and waits for the page that answers it.</summary>
    public async Task<IResponse> Press(string button) => await Page.RunAndWaitForResponseAsync(
        () => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(),
        answer => answer.Request.IsNavigationRequest);

    /// <summary>True where the page is wider than the screen, so that it must be read by scrolling sideways.</summary>
    public Task<bool> IsTooWide() => Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>What every page of ours owes its readers; a picture of it is kept.</summary>
    public async Task IsSound(string picture)
    {
        await Picture(picture);
        Assert.False(await IsTooWide(), "The page is wider than the screen.");
        Assert.Empty(await Accessibility.Faults(Page));
        Assert.Empty(Complaints);
    }

    /// <summary>An attribute of the element that keys go to.</summary>
    public Task<string?> Focused(string attribute) => Page.EvaluateAsync<string?>("name => document.activeElement.getAttribute(name)", attribute);

    /// <summary>Whether that element shows that keys go to it.</summary>
    public Task<bool> IsFocusSeen() => Page.EvaluateAsync<bool>("parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2");

    /// <summary>Keeps a picture of the whole page as output of the tests.</summary>
    public Task Picture(string name) =>
        Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Pictures.Folder, $"{name}-{Screen.Name}.png") });

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
