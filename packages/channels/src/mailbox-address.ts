/** `Name <address>` in its two parts. */
export function parseMailbox(mailbox: string): { email: string; name?: string } {
  const match = /^\s*"?([^"<]*?)"?\s*<([^<>]+)>\s*$/.exec(mailbox);
  if (!match) return { email: mailbox.trim() };
  const [, name = "", email = ""] = match;
  return { email: email.trim(), ...(name && { name }) };
}
