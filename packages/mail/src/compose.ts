import type { Mail } from "./mailer.ts";

/** What a mail says; both its forms are made from this, so they cannot differ. */
export interface MailText {
  greeting?: string;
  paragraphs: string[];
  /** The one thing to do, as a button in HTML and a bare link in text. */
  action?: { label: string; url: string };
  closing?: string[];
}

/** Writes a mail as plain text and as HTML. Everything in `text` is treated as words, never as markup. */
export function composeMail(to: string, subject: string, text: MailText, headers?: Record<string, string>): Mail {
  // A line break in a subject would start a header of its own.
  return { to, subject: subject.replace(/\s+/g, " ").trim(), text: asText(text), html: asHtml(subject, text), headers };
}

function asText({ greeting, paragraphs, action, closing = [] }: MailText): string {
  const link = action ? [`${action.label}:\n${action.url}`] : [];
  return [...(greeting ? [greeting] : []), ...paragraphs, ...link, ...closing].join("\n\n").concat("\n");
}

function asHtml(subject: string, { greeting, paragraphs, action, closing = [] }: MailText): string {
  const paragraph = (words: string, style = "margin:0 0 16px") => `<p style="${style}">${escapeHtml(words)}</p>`;
  const button = action
    ? `<p style="margin:24px 0"><a href="${escapeHtml(action.url)}" style="background:#1f2937;color:#ffffff;padding:12px 20px;border-radius:6px;text-decoration:none;display:inline-block">${escapeHtml(action.label)}</a></p>` +
      `<p style="margin:0 0 16px;color:#6b7280;font-size:13px;word-break:break-all">${escapeHtml(action.url)}</p>`
    : "";
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="margin:0;background:#f3f4f6;color:#111827;font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif">`,
    `<div style="max-width:560px;margin:32px auto;padding:32px;background:#ffffff;border-radius:8px">`,
    greeting ? paragraph(greeting) : "",
    ...paragraphs.map((words) => paragraph(words)),
    button,
    ...closing.map((words) => paragraph(words, "margin:0 0 8px;color:#6b7280;font-size:14px")),
    `</div></body></html>`,
  ].join("");
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** Words as words in HTML, never as markup. */
export const escapeHtml = (words: string) => words.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
