import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import type { Verdict } from "./messages.api.ts";

/** How many parts a text is billed as, what it costs, and which characters make it dear. */
export function SmsSize({ sms }: { sms: NonNullable<Verdict["sms"]> }) {
  const formats = useFormats();
  const cost = new Intl.NumberFormat(formats.locale, {
    style: "currency",
    currency: "USD",
    maximumFractionDigits: 4,
  }).format(Number(sms.cost));
  return (
    <p className="text-xs text-ink-2 tabular-nums">
      {m.messages_sms_size({ characters: sms.characters, parts: sms.segments })} · {cost}
      {sms.costly.length > 0 && (
        <span className="text-warn"> · {m.messages_sms_costly({ characters: sms.costly.slice(0, 6).join(" ") })}</span>
      )}
    </p>
  );
}
