import { Mail, MapPin, MessageSquare, Phone } from "lucide-react";
import type { ReactNode } from "react";
import { m } from "../../messages/messages.js";
import type { Reach } from "./reach.ts";

/** Call, text, write, drive there: within the thumb's reach on a phone, where most of it happens. */
export function ReachBar({ reach: { phone, email, address } }: { reach: Reach }) {
  if (!phone && !email && !address) return null;
  return (
    <nav
      aria-label={m.record_reach()}
      className="order-2 flex border-t bg-raised pb-[env(safe-area-inset-bottom)] print:hidden"
    >
      {phone && (
        <Way href={`tel:${phone}`} label={m.record_call()}>
          <Phone />
        </Way>
      )}
      {phone && (
        <Way href={`sms:${phone}`} label={m.record_text()}>
          <MessageSquare />
        </Way>
      )}
      {email && (
        <Way href={`mailto:${email}`} label={m.record_write()}>
          <Mail />
        </Way>
      )}
      {address && (
        <Way href={directionsTo(address)} label={m.record_navigate()}>
          <MapPin />
        </Way>
      )}
    </nav>
  );
}

const Way = ({ href, label, children }: { href: string; label: string; children: ReactNode }) => (
  <a
    href={href}
    target={href.startsWith("https:") ? "_blank" : undefined}
    rel="noreferrer"
    className="flex min-h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs text-ink-2 active:bg-hover [&_svg]:size-5"
  >
    {children}
    {label}
  </a>
);

/** Opens the phone's own map where it knows the address form, and a map page elsewhere. */
const directionsTo = (address: string) =>
  `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(address)}`;
