/** Whoever has an address there may work anywhere. */
const ANYBODYS = new Set(
  (
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.es hotmail.com.mx live.com live.com.mx msn.com yahoo.com yahoo.com.mx " +
    "yahoo.es ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.com gmx.net gmx.de web.de mail.com " +
    "zoho.com fastmail.com hey.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net prodigy.net.mx"
  ).split(" "),
);

/** The domain of an e-mail address when it tells where somebody works: `acme.com`; null for a mailbox that anybody can have. */
export function domainOf(email: string): string | null {
  const domain = email.split("@")[1]?.toLowerCase();
  return domain && !ANYBODYS.has(domain) ? domain : null;
}
