/**
 * The one spelling of an e-mail address by which people are matched: trimmed, unwrapped from `Name <a@b>` or `mailto:`,
 * lower-cased, its domain in ASCII. Pragmatic RFC 5321: dot-atom local parts (also beyond ASCII), a domain with a
 * top-level name, no quoted local parts or address literals.
 * @returns null when it is not such an address
 */
export function normalizeEmail(raw: string): string | null {
  if (raw.length > MAX_RAW_LENGTH) return null;
  const address = unwrap(raw.trim());
  const at = address.lastIndexOf("@");
  const local = address.slice(0, Math.max(at, 0)).normalize("NFC").toLowerCase();
  const domain = asciiDomain(address.slice(at + 1));
  if (!LOCAL.test(local) || byteLength(local) > 64 || !domain) return null;
  const normalized = `${local}@${domain}`;
  return byteLength(normalized) <= 254 ? normalized : null;
}

/** Room for a display name around the 254 characters of an address. */
const MAX_RAW_LENGTH = 1_000;
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

function unwrap(text: string): string {
  const bracketed = /^[^<>]*<([^<>]*)>$/.exec(text);
  return (bracketed?.[1] ?? text).trim().replace(/^mailto:/i, "");
}

/** URL is the one IDN converter that both Node and browsers have; most domains need none, and it is slow. */
function asciiDomain(domain: string): string | null {
  const plain = domain.toLowerCase();
  if (DOMAIN.test(plain) && !plain.includes("xn--")) return plain;
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain) || !URL.canParse(`http://${domain}`)) return null;
  const ascii = new URL(`http://${domain}`).hostname.replace(/\.$/, "");
  return DOMAIN.test(ascii) ? ascii : null;
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;
