using System.Security.Cryptography;
using System.Text;

namespace StockOrders.Functions.Pages;

/// <summary>The one stylesheet of the pages behind links. It stands in the page, and the policy names its hash, so nothing else styles or loads.</summary>
internal static class PageStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ground: #f3f5f8; --card: #fff; --ink: #1b2430; --quiet: #5b6472; --line: #d9dee5; --accent: #1f5fbf;
          --good: #186a3b; --good-ground: #e6f4ec; --bad: #a5281b; --bad-ground: #fcecea; --note: #7a5200; --note-ground: #fdf3dc; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #11161d; --card: #1a212b; --ink: #e8ecf2; --quiet: #a3adbb; --line: #323c4a; --accent: #8ab4f8;
            --good: #7ed9a2; --good-ground: #16301f; --bad: #ff9d92; --bad-ground: #3a1b18; --note: #f3c96b; --note-ground: #35290f; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
        .shop { margin: 0 0 .5rem; color: var(--quiet); font-weight: 600; }
        h1 { margin: 0 0 1rem; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
        h2 { margin: 0 0 .75rem; font-size: 1.1rem; }
        p { margin: 0 0 .75rem; overflow-wrap: anywhere; }
        section { margin: 0 0 1rem; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
        section > :last-child { margin-bottom: 0; }
        .total { margin: 0 0 .25rem; font-size: 1.9rem; line-height: 1.2; font-weight: 700; font-variant-numeric: tabular-nums; }
        .quiet { color: var(--quiet); }
        .small, .why { font-size: .875rem; }
        .why { display: block; color: var(--quiet); font-weight: 400; }
        .dearer { color: var(--bad); background: none; font-weight: 600; }
        .cheaper { color: var(--good); background: none; }
        a { color: var(--accent); }
        .banner { border-left: .375rem solid; }
        .good { color: var(--good); background: var(--good-ground); }
        .bad { color: var(--bad); background: var(--bad-ground); }
        .note { color: var(--note); background: var(--note-ground); }
        .banner h2 { font-size: 1.25rem; margin-bottom: .25rem; }
        blockquote { margin: 0 0 .75rem; padding-left: .75rem; border-left: 3px solid var(--line); overflow-wrap: anywhere; }
        label { display: block; margin-bottom: .375rem; font-weight: 600; }
        textarea { display: block; width: 100%; margin-bottom: 1rem; padding: .625rem; font: inherit; color: inherit; background: var(--ground);
          border: 1px solid var(--quiet); border-radius: .5rem; resize: vertical; }
        input { display: block; width: 100%; min-height: 2.75rem; padding: .5rem .625rem; font: inherit; color: inherit; background: var(--ground);
          border: 1px solid var(--quiet); border-radius: .5rem; }
        .field { margin: 0 0 1rem; }
        .field [aria-invalid] { border: 2px solid var(--bad); }
        .fault { display: block; margin-top: .25rem; color: var(--bad); font-weight: 600; }
        fieldset { min-width: 0; margin: 0 0 1rem; padding: .75rem .75rem 0; border: 1px solid var(--line); border-radius: .5rem; }
        legend { padding: 0 .375rem; font-weight: 600; overflow-wrap: anywhere; }
        .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0 .75rem; }
        details { margin: 0 0 1rem; padding: 0 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
        summary { padding: 1rem 0; font-weight: 600; color: var(--accent); cursor: pointer; }
        details form { padding-bottom: 1.25rem; }
        h3 { margin: 0 0 .25rem; font-size: 1rem; }
        ul { margin: 0; padding-left: 1.25rem; }
        .buttons { display: flex; flex-wrap: wrap; gap: .75rem; }
        button { flex: 1 1 9rem; min-height: 3rem; padding: .5rem 1rem; font: inherit; font-weight: 600; border: 2px solid var(--accent);
          border-radius: .5rem; background: var(--card); color: var(--accent); cursor: pointer; }
        button.main { background: var(--accent); color: var(--card); }
        button.no { border-color: var(--bad); color: var(--bad); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; }
        caption { padding-bottom: .75rem; text-align: left; font-weight: 600; font-size: 1.1rem; }
        th, td { padding: .5rem .5rem .5rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
        thead th { color: var(--quiet); font-size: .875rem; font-weight: 600; }
        tbody th { font-weight: 500; }
        .figure { width: 1%; padding: .5rem 0 .5rem .75rem; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
        .count { width: 1%; padding-right: 1rem; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; overflow-wrap: normal; }
        tfoot th, tfoot td { border-bottom: 0; }
        tfoot th { font-weight: 400; }
        tfoot tr:last-child > * { font-weight: 700; font-size: 1.1rem; }
        dl { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: .5rem 1rem; margin: 0; }
        dt { color: var(--quiet); }
        dd { margin: 0; overflow-wrap: anywhere; }
        ol { margin: 0; padding-left: 1.25rem; }
        ul { margin: .25rem 0 0; padding-left: 1.25rem; }
        li { margin-bottom: .375rem; overflow-wrap: anywhere; }
        @media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .625rem; } }
        @media (max-width: 30rem) {
          table, tbody, tfoot, caption { display: block; }
          thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
          tr { display: grid; grid-template-columns: 1fr auto; padding: .5rem 0; border-bottom: 1px solid var(--line); }
          tfoot tr { border: 0; }
          th, td, .figure, .count { width: auto; padding: 0; border: 0; }
          .count { text-align: left; }
          .count::after { content: " ×"; }
          tbody th { grid-column: 1 / -1; grid-row: 2; }
          .labelled tr, .labelled tbody th { display: block; }
          .labelled td { display: flex; justify-content: space-between; }
          .labelled td::before { content: attr(data-label); color: var(--quiet); }
        }
        @media print { form { display: none; } section { border: 0; padding: 0; } }
        """;

    /// <summary>As a content security policy names it.</summary>
    public static readonly string Hash = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}'";
}
