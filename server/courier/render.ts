// How a mail looks: readable as plain text; as HTML without images, links or scripts, in any colours.
import type { MailContent } from './content.ts';

/** Plain text, RFC 3676 needs nothing more: short paragraphs with empty lines between. */
export function renderText({ heading, code, paragraphs }: MailContent): string {
  return `${[heading, ...(code === undefined ? [] : [`    ${code}`]), ...paragraphs].join('\n\n')}\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";

/** HTML that leaves colours to the reader's mail program, light or dark. */
export function renderHtml({ subject, heading, code, paragraphs, language }: MailContent): string {
  const largeCode =
    code === undefined
      ? []
      : [`<p style="font-size:32px;letter-spacing:6px;font-weight:600;margin:24px 0">${escape(code)}</p>`];
  return [
    '<!doctype html>',
    `<html lang="${escape(language)}">`,
    '<head><meta charset="utf-8"><meta name="color-scheme" content="light dark">',
    `<title>${escape(subject)}</title></head>`,
    `<body style="margin:24px;max-width:560px;font-size:16px;line-height:1.5;${font}">`,
    `<h1 style="font-size:22px;line-height:1.3">${escape(heading)}</h1>`,
    ...largeCode,
    ...paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`),
    '</body>',
    '</html>',
  ].join('\n');
}
