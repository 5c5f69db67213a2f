// The readable page of the API: the same description that machines read, as plain HTML without scripts.

type Json = Record<string, unknown>;
type Operation = {
  tags: string[];
  summary: string;
  'x-permission'?: string;
  security: Record<string, unknown>[];
  parameters?: {
    name: string;
    in: string;
    required: boolean;
    schema: Json;
    description?: string;
  }[];
  requestBody?: { content: Record<string, { schema: Json }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Json }> }>;
};

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page for a description made by `openApi`. */
export function apiPage(description: Json): string {
  const info = description['info'] as { title: string; description: string; version: string };
  const paths = description['paths'] as Record<string, Record<string, Operation>>;
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const byTag = Map.groupBy(all, ({ operation }) => operation.tags[0] ?? '');
  const sections = [...byTag].map(
    ([tag, some]) =>
      `<section id="${slug(tag)}"><h2>${escape(tag)}</h2>${some.map(article).join('')}</section>`,
  );
  const nav = [...byTag.keys()]
    .map((tag) => `<a href="#${slug(tag)}">${escape(tag)}</a>`)
    .join(' ');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${info.title} API</title>
<style>${css}</style></head><body><header><h1>${info.title} API <small>${info.version}</small></h1>
<p>${escape(info.description).replace(/`([^`]+)`/g, '<code>$1</code>')}</p>
<p>For machines: <a href="/api/openapi.json">openapi.json</a></p>
<nav aria-label="Parts">${nav}</nav></header><main>${sections.join('')}</main></body></html>`;
}

const slug = (text: string): string => text.replace(/\W+/g, '-').toLowerCase();

function article({
  path,
  method,
  operation: o,
}: {
  path: string;
  method: string;
  operation: Operation;
}): string {
  const door = Object.keys(o.security[0] ?? {})[0] ?? 'open to all';
  const body = o.requestBody?.content['application/json']?.schema;
  const [ok] = Object.entries(o.responses);
  const reply = ok?.[1].content?.['application/json']?.schema;
  const refusals = Object.entries(o.responses).slice(1);
  return `<article><h3><b class="${method}">${method.toUpperCase()}</b> <code>${escape(path)}</code></h3>
<p>${escape(o.summary)}. <em>${escape(door)}${o['x-permission'] ? `, ${escape(o['x-permission'])}` : ''}</em></p>
${(o.parameters ?? []).length > 0 ? table(o.parameters ?? []) : ''}
${body ? details('Send', body) : ''}${reply ? details(`Get, ${ok?.[0]}`, reply) : `<p class="ok">Answers ${ok?.[0]}</p>`}
<details><summary>Refusals</summary><ul>${refusals
    .map(
      ([status, r]) =>
        `<li><b>${status}</b> ${escape(r.description.replace('Problem: ', ''))}</li>`,
    )
    .join('')}</ul></details></article>`;
}

const table = (rows: NonNullable<Operation['parameters']>): string =>
  `<table><thead><tr><th scope="col">Name</th><th scope="col">In</th><th scope="col">Shape</th></tr></thead><tbody>${rows
    .map(
      (p) =>
        `<tr><td><code>${escape(p.name)}</code>${p.required ? ' <b title="required">*</b>' : ''}</td><td>${p.in}</td><td>${escape(shape(p.schema))}</td></tr>`,
    )
    .join('')}</tbody></table>`;

const details = (title: string, schema: Json): string =>
  `<details><summary>${escape(title)}</summary><pre tabindex="0">${escape(shape(schema))}</pre></details>`;

/** A schema as a person writes it: `{ name: string, age?: integer }`. */
export function shape(schema: Json, indent = ''): string {
  const of = (key: string): Json[] => (schema[key] as Json[] | undefined) ?? [];
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['enum']))
    return schema['enum'].map((v) => JSON.stringify(v)).join(' | ');
  const some = [...of('anyOf'), ...of('oneOf')];
  if (some.length > 0) return some.map((s) => shape(s, indent)).join(' | ');
  if (schema['type'] === 'array') return `[ ${shape((schema['items'] as Json) ?? {}, indent)} ]`;
  if (schema['type'] === 'object') return objectShape(schema, indent);
  const limits = [
    schema['format'],
    'maxLength' in schema ? `≤ ${String(schema['maxLength'])} signs` : undefined,
    'default' in schema ? `default ${JSON.stringify(schema['default'])}` : undefined,
  ].filter((part) => part !== undefined);
  return [String(schema['type'] ?? 'any'), ...limits].join(', ');
}

function objectShape(schema: Json, indent: string): string {
  const properties = Object.entries(
    (schema['properties'] as Record<string, Json> | undefined) ?? {},
  );
  if (properties.length === 0) return '{ … }';
  const required = (schema['required'] as string[] | undefined) ?? [];
  const lines = properties.map(
    ([name, s]) =>
      `${indent}  ${name}${required.includes(name) ? '' : '?'}: ${shape(s, `${indent}  `)}`,
  );
  return `{\n${lines.join('\n')}\n${indent}}`;
}

const css = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem}
h2{border-bottom:1px solid;padding-bottom:.25rem;margin-top:2.5rem;text-transform:capitalize}h3{margin:1.75rem 0 .25rem;font-weight:500}
h3 b{display:inline-block;min-width:4.5rem}nav{display:flex;gap:1rem;flex-wrap:wrap}table{border-collapse:collapse;margin:.5rem 0}
th,td{text-align:left;padding:.15rem 1.5rem .15rem 0;vertical-align:top}pre{overflow:auto;padding:.75rem;border:1px solid}
summary{cursor:pointer;padding:.2rem 0}p{margin:.25rem 0 .5rem}`;
