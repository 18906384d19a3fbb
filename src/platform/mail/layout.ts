/** A piece of a letter. Addresses are whole (`https://…`). */
export type LetterPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  | {
      readonly kind: 'links';
      readonly heading: string;
      readonly items: readonly { readonly text: string; readonly url: string; readonly note: string }[];
    };

export interface LetterBody {
  readonly heading: string;
  readonly parts: readonly LetterPart[];
  /** Small print, each in a line: why this came, how it stops. */
  readonly footer: readonly { readonly text: string; readonly link?: { label: string; url: string } }[];
}

const INK = 'color:#1b1b1b;font-family:Arial,Helvetica,sans-serif';
const QUIET = 'color:#555555;font-size:13px;line-height:20px';
const LINK = 'color:#1351b4';

/** The same letter as plain text and as HTML: one column, no picture, nothing fetched from anywhere. */
export function layOut(body: LetterBody): { text: string; html: string } {
  return { text: plain(body), html: marked(body) };
}

function plain({ heading, parts, footer }: LetterBody): string {
  const small = footer.map(({ text, link }) => (link ? `${text} ${link.label}: ${link.url}` : text));
  return [heading, ...parts.map(plainPart), `-- \n${small.join('\n')}`].join('\n\n').concat('\n');
}

function plainPart(part: LetterPart): string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'button') return `${part.label}:\n${part.url}`;
  const items = part.items.map(({ text, url, note }) => `- ${text}\n  ${note}\n  ${url}`);
  return `${part.heading}\n\n${items.join('\n\n')}`;
}

function marked({ heading, parts, footer }: LetterBody): string {
  const small = footer.map(({ text, link }) => {
    const tail = link
      ? ` <a href="${escapeHtml(link.url)}" style="${LINK}">${escapeHtml(link.label)}</a>`
      : '';
    return `<p style="${QUIET};margin:0 0 4px">${escapeHtml(text)}${tail}</p>`;
  });
  return [
    '<!doctype html><html lang="pt-BR"><head><meta charset="utf-8">',
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(heading)}</title></head>`,
    '<body style="margin:0;background:#ffffff">',
    `<div style="${INK};font-size:16px;line-height:24px;max-width:600px;margin:0 auto;padding:24px 16px">`,
    `<p style="${QUIET};margin:0 0 8px">Pactua</p>`,
    `<h1 style="font-size:22px;line-height:30px;margin:0 0 16px">${escapeHtml(heading)}</h1>`,
    ...parts.map(markedPart),
    `<hr style="border:0;border-top:1px solid #cccccc;margin:24px 0 12px">${small.join('')}`,
    '</div></body></html>',
  ].join('');
}

function markedPart(part: LetterPart): string {
  if (part.kind === 'text') return `<p style="margin:0 0 16px">${escapeHtml(part.text)}</p>`;
  if (part.kind === 'button') {
    const look = 'display:inline-block;background:#1351b4;color:#ffffff;padding:10px 16px;border-radius:4px';
    return `<p style="margin:0 0 16px"><a href="${escapeHtml(part.url)}" style="${look};text-decoration:none;font-weight:bold">${escapeHtml(part.label)}</a></p>`;
  }
  const items = part.items.map(
    ({ text, url, note }) =>
      `<li style="margin:0 0 12px"><a href="${escapeHtml(url)}" style="${LINK}">${escapeHtml(text)}</a><br><span style="${QUIET}">${escapeHtml(note)}</span></li>`,
  );
  return `<h2 style="font-size:16px;margin:20px 0 8px">${escapeHtml(part.heading)}</h2><ul style="margin:0;padding:0 0 0 20px">${items.join('')}</ul>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
