using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace StockOrders.LocalHost.Pages;

/// <summary>One stylesheet for all pages, readable on a phone, by day and by night.</summary>
internal static class Stylesheet
{
    public const string Path = "/local/style.css";

    private const string Css = """
        :root { color-scheme: light dark; --line: light-dark(#d9dee8, #3a4150); --quiet: light-dark(#eef1f6, #232833); --ink: light-dark(#1a2230, #e8ebf1);
          --paper: light-dark(#fff, #161a22); --ground: light-dark(#f4f6fa, #10131a); --accent: light-dark(#1f5fc4, #8ab4ff); }
        * { box-sizing: border-box; }
        body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground); }
        a { color: var(--accent); }
        header { border-bottom: 1px solid var(--line); background: var(--paper); }
        nav, main { max-width: 62rem; margin: 0 auto; padding: .75rem 1rem; }
        nav a { display: inline-block; margin-right: 1.25rem; padding: .25rem 0; }
        nav a:first-child { font-weight: 600; }
        h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
        table { border-collapse: collapse; width: 100%; background: var(--paper); border: 1px solid var(--line); border-radius: .5rem; }
        caption { text-align: left; padding: .25rem 0; }
        th, td { text-align: left; vertical-align: top; padding: .45rem .75rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        th { overflow-wrap: normal; }
        .when { white-space: nowrap; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .name { white-space: nowrap; }
        .inputs { min-width: 16rem; }
        .stage { display: inline-block; padding: .05rem .6rem; border-radius: 1rem; background: var(--quiet); font-weight: 600; white-space: nowrap; }
        .steps button { font: inherit; font-weight: 600; padding: .6rem 1rem; margin: 0 .5rem .5rem 0; border: 1px solid var(--accent); border-radius: .4rem;
          background: var(--paper); color: var(--accent); cursor: pointer; }
        .steps button:first-child { background: var(--accent); color: var(--paper); }
        button:focus-visible { outline: 3px solid; outline-offset: 2px; }
        pre { overflow-x: auto; padding: .75rem; background: var(--quiet); border-radius: .25rem; }
        pre.letter { white-space: pre-wrap; }
        code { font-family: ui-monospace, monospace; font-size: .9em; }
        iframe { width: 100%; height: 36rem; border: 1px solid var(--line); background: #fff; }
        dt { font-weight: 600; }
        dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
        a:focus-visible { outline: 3px solid; outline-offset: 2px; }
        @media (max-width: 40rem) {
          table.stacking thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
          table.stacking tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line); }
          table.stacking td { display: block; border: 0; padding: .1rem .75rem; text-align: left; }
          table.stacking td[data-label]::before { content: attr(data-label) ": "; font-weight: 600; }
        }
        """;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, http =>
    {
        http.Response.ContentType = "text/css; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.WriteAsync(Css, http.RequestAborted);
    });
}
