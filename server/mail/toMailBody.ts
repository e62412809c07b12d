import type { Locale } from '../contract/accounts';

export interface MailContent {
  readonly locale: Locale;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** What is to be known, each with its name. */
  readonly details: readonly { readonly label: string; readonly text: string }[];
  /** Links, the most important first. */
  readonly actions: readonly { readonly label: string; readonly url: string }[];
  readonly footer: string;
}

/** A mail as plain text and as simple HTML, which say the same. Nothing in it is loaded from anywhere. */
export function toMailBody(content: MailContent): { text: string; html: string } {
  return { text: toText(content), html: toHtml(content) };
}

function toText({ locale, paragraphs, details, actions, footer }: MailContent): string {
  const colon = locale === 'zh-CN' ? '：' : ': ';
  return [
    ...paragraphs,
    ...(details.length > 0 ? [details.map(({ label, text }) => `${label}${colon}${text}`).join('\n')] : []),
    ...actions.map(({ label, url }) => `${label}${colon}\n${url}`),
    `-- \n${footer}\n`,
  ].join('\n\n');
}

function toHtml({ locale, title, paragraphs, details, actions, footer }: MailContent): string {
  const rows = details.map(
    ({ label, text }) =>
      `<tr><th scope="row" style="${ROW}font-weight:600">${escapeHtml(label)}</th>` +
      `<td style="${ROW}">${withBreaks(text)}</td></tr>`,
  );
  const links = actions.map(({ label, url }, index) => {
    const style = index === 0 ? BUTTON : LINK;
    return `<p><a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a></p>`;
  });
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>`,
    `<body style="${BODY}"><div style="max-width:34rem;margin:0 auto">`,
    `<h1 style="font-size:1.25rem;margin:0 0 1rem">${escapeHtml(title)}</h1>`,
    ...paragraphs.map((paragraph) => `<p>${withBreaks(paragraph)}</p>`),
    ...(rows.length > 0
      ? [`<table style="border-collapse:collapse;margin:1rem 0">${rows.join('')}</table>`]
      : []),
    ...links,
    `<p style="margin-top:2rem;color:#5b6167;font-size:.875rem">${withBreaks(footer)}</p>`,
    '</div></body></html>',
  ].join('\n');
}

const BODY =
  'margin:0;padding:1.5rem;background:#fff;color:#1d2125;font:16px/1.5 system-ui,-apple-system,sans-serif';
const ROW = 'padding:.25rem 1rem .25rem 0;text-align:left;vertical-align:top;';
const BUTTON =
  'display:inline-block;padding:.625rem 1.25rem;border-radius:.5rem;background:#0D7480;color:#fff;' +
  'font-weight:600;text-decoration:none';
const LINK = 'color:#0D7480';

function withBreaks(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
