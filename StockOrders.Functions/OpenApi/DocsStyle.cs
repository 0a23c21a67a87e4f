namespace StockOrders.Functions.OpenApi;

/// <summary>How the description looks: on a phone one column, on a desk the contents beside it; light and dark, and on paper without forms.</summary>
internal static class DocsStyle
{
    public const string Css = """
        :root { color-scheme: light dark; --ground: #f3f5f8; --card: #fff; --ink: #1b2430; --quiet: #5b6472; --line: #d9dee5; --accent: #1f5fbf; --code: #eef1f6;
          --good: #186a3b; --bad: #a5281b; --get: #1f5fbf; --post: #186a3b; --put: #7a5200; --delete: #a5281b; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #11161d; --card: #1a212b; --ink: #e8ecf2; --quiet: #a3adbb; --line: #323c4a; --accent: #8ab4f8; --code: #11161d;
            --good: #7ed9a2; --bad: #ff9d92; --get: #8ab4f8; --post: #7ed9a2; --put: #f3c96b; --delete: #ff9d92; }
        }
        * { box-sizing: border-box; }
        html { scroll-padding-top: 1rem; }
        body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
        a { color: var(--accent); }
        .skip { position: absolute; left: -99rem; }
        .skip:focus { left: 1rem; top: .5rem; padding: .5rem; background: var(--card); }
        .frame { display: grid; grid-template-columns: minmax(15rem, 20rem) minmax(0, 60rem); justify-content: center; gap: 2.5rem; padding: 0 1.5rem; }
        nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1.5rem 0; font-size: .9rem; }
        nav summary { font-weight: 600; cursor: pointer; padding: .25rem 0; }
        nav p { margin: 1rem 0 .25rem; font-weight: 600; }
        nav ul { margin: 0; padding: 0; list-style: none; }
        nav li a { display: grid; grid-template-columns: 3.6rem minmax(0, 1fr); gap: .25rem; padding: .2rem 0; text-decoration: none; color: var(--ink); }
        nav li a:hover { text-decoration: underline; }
        nav .method { display: block; line-height: 1.5rem; }
        main { padding: 1.5rem 0 4rem; }
        h1 { margin: 0 0 1rem; font-size: 2rem; line-height: 1.2; }
        h2 { margin: 3rem 0 .5rem; font-size: 1.5rem; }
        h3 { margin: 0 0 .5rem; font-size: 1.15rem; overflow-wrap: anywhere; }
        h3 a { color: inherit; text-decoration: none; }
        h3 a:hover { text-decoration: underline; }
        h4 { margin: 1.25rem 0 .5rem; font-size: 1rem; }
        p { margin: 0 0 .75rem; }
        main > ul { margin: 0 0 .75rem; padding-left: 1.25rem; }
        main > ul li { margin-bottom: .35rem; }
        article, .key { margin: 0 0 1.25rem; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
        .key h2 { margin-top: 0; }
        article:has(:target) { border-color: var(--accent); }
        .address { overflow-wrap: anywhere; }
        .method { font: 600 .8rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
        .get { color: var(--get); } .post { color: var(--post); } .put, .patch { color: var(--put); } .delete { color: var(--delete); }
        code, pre, textarea, input, select { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875rem; }
        p code, dd code, td code, li code { padding: .1rem .25rem; background: var(--code); border-radius: .25rem; overflow-wrap: anywhere; }
        pre { margin: 0 0 .75rem; padding: .75rem; background: var(--code); border: 1px solid var(--line); border-radius: .5rem; overflow: auto; max-height: 28rem; }
        figure { margin: 0 0 .75rem; }
        figcaption, .quiet, .type { color: var(--quiet); font-size: .9rem; }
        figcaption { margin-bottom: .25rem; }
        .wide { overflow-x: auto; margin-bottom: .75rem; }
        table { width: 100%; border-collapse: collapse; font-size: .95rem; }
        caption { padding-bottom: .25rem; text-align: left; font-weight: 600; }
        th, td { padding: .4rem .75rem .4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
        thead th { color: var(--quiet); font-size: .85rem; }
        tbody th { font-weight: 400; width: 1%; white-space: nowrap; }
        dl { display: grid; grid-template-columns: 3rem minmax(0, 1fr); gap: .25rem .75rem; margin: 0 0 .75rem; }
        dt { font-variant-numeric: tabular-nums; font-weight: 600; }
        dd { margin: 0; overflow-wrap: anywhere; }
        .fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0 1rem; }
        .try summary { cursor: pointer; font-weight: 600; color: var(--accent); padding: .5rem 0; }
        label { display: block; margin-bottom: .25rem; font-weight: 600; font-size: .9rem; }
        input, textarea, select { width: 100%; min-height: 2.75rem; padding: .5rem; color: inherit; background: var(--ground); border: 1px solid var(--quiet); border-radius: .5rem; }
        textarea { resize: vertical; line-height: 1.4; }
        button { min-height: 2.75rem; padding: .5rem 1.25rem; font: inherit; font-weight: 600; color: var(--card); background: var(--accent); border: 0; border-radius: .5rem; cursor: pointer; }
        .answer p { font-weight: 600; }
        .good { color: var(--good); } .bad { color: var(--bad); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        [hidden] { display: none; }
        @media (max-width: 60rem) {
          .frame { display: block; padding: 0 1rem; }
          nav { position: static; max-height: none; padding: 1rem 0 0; }
          nav li a { padding: .5rem 0; }
          main { padding-top: 1rem; }
          tbody th { white-space: normal; width: auto; overflow-wrap: anywhere; min-width: 7rem; }
        }
        @media (max-width: 34rem) {
          table.stacking, .stacking tbody, .stacking tr, .stacking th, .stacking td { display: block; width: auto; }
          .stacking thead { display: none; }
          .stacking tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
          .stacking th, .stacking td { padding: 0; border: 0; }
        }
        @media print { nav, .try, .key { display: none; } .frame { display: block; } article { break-inside: avoid; border: 0; padding: 0; } }
        """;
}
