namespace StockOrders.Functions.OpenApi;

/// <summary>What makes the page's forms send. It stands in the page, and the page's policy names its hash, so no other script runs.</summary>
internal static class DocsScript
{
    public const string Js = """
        'use strict';
        (() => {
          const byId = id => document.getElementById(id);
          const quoted = text => "'" + text.replaceAll("'", "'\\''") + "'";
          const valueOf = (form, kind) => [...form.querySelectorAll('[data-' + kind + ']')].map(field => [field.dataset[kind], field.value.trim()]);

          function call(form) {
            let path = form.dataset.path;
            for (const [name, value] of valueOf(form, 'place')) path = path.replace('{' + name + '}', value ? encodeURIComponent(value) : '{' + name + '}');
            const query = form.querySelector('[data-query]')?.value.trim().replace(/^\?/, '');
            const headers = {};
            for (const [name, value] of valueOf(form, 'header')) if (value) headers[name] = value;
            const body = form.querySelector('[data-body]')?.value.trim();
            if (body) headers['Content-Type'] = 'application/json';
            return { url: path + (query ? '?' + query : ''), method: form.querySelector('select')?.value || form.dataset.method, headers, body: body || undefined };
          }

          function curl(form) {
            const { url, method, headers, body } = call(form);
            const lines = ['curl ' + (method === 'GET' ? '' : '-X ' + method + ' ') + quoted(location.origin + url), '-H "Authorization: $KEY"',
              '-H ' + quoted('Account: ' + (byId('account').value.trim() || 'ACCOUNT'))];
            for (const [name, value] of Object.entries(headers)) lines.push('-H ' + quoted(name + ': ' + value));
            if (body) lines.push('-d ' + quoted(body));
            form.querySelector('.curl code').textContent = lines.join(' \\\n  ');
          }

          function shown(text, type) {
            if (!type.includes('json')) return text;
            try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
          }

          function show(place, heading, isGood, text) {
            const title = document.createElement('p');
            title.className = isGood ? 'good' : 'bad';
            title.textContent = heading;
            const body = document.createElement('pre');
            body.tabIndex = 0;
            body.textContent = text;
            place.replaceChildren(title, body);
          }

          async function send(form) {
            const { url, method, headers, body } = call(form);
            const place = form.querySelector('.answer');
            const key = byId('key').value.trim(), account = byId('account').value.trim();
            if (key) headers.Authorization = key;
            if (account) headers.Account = account;
            place.textContent = 'Sent; waiting for the answer.';
            const begun = performance.now();
            try {
              const answer = await fetch(url, { method, headers, body, cache: 'no-store', credentials: 'omit', redirect: 'manual' });
              const text = await answer.text();
              const told = ['ETag', 'Location', 'Retry-After', 'Idempotent-Replayed'].map(name => [name, answer.headers.get(name)]).filter(([, value]) => value)
                .map(([name, value]) => name + ': ' + value).join('\n');
              show(place, answer.status + ' ' + answer.statusText + ' after ' + Math.round(performance.now() - begun) + ' ms', answer.ok,
                (told ? told + '\n\n' : '') + shown(text, answer.headers.get('Content-Type') || ''));
            } catch (failure) {
              show(place, 'No answer: ' + failure.message, false, '');
            }
          }

          document.querySelector('.key').hidden = false;
          for (const form of document.querySelectorAll('form.try')) {
            form.hidden = false;
            form.addEventListener('submit', event => { event.preventDefault(); send(form); });
            form.addEventListener('input', () => curl(form));
            form.querySelector('details').addEventListener('toggle', () => curl(form));
          }
          const contents = document.querySelector('nav details');
          if (matchMedia('(max-width: 60rem)').matches) contents.open = false;
        })();
        """;
}
