import { SegmentedMessage } from "sms-segments-calculator";

/** How long a text message is to the carriers, who bill by the part. */
export interface SmsSize {
  segments: number;
  /** UCS-2 from the first character on that is not in the telephone alphabet. */
  encoding: "GSM-7" | "UCS-2";
  /** As counted: some characters of the telephone alphabet count twice. */
  characters: number;
  /** Characters that made it UCS-2, once each. */
  costly: string[];
}

/** Measures a text message. */
export function measureSms(text: string): SmsSize {
  if (text === "") return { segments: 0, encoding: "GSM-7", characters: 0, costly: [] };
  const measured = new SegmentedMessage(text);
  const encoding = measured.encodingName === "GSM-7" ? "GSM-7" : "UCS-2";
  return {
    segments: measured.segmentsCount,
    encoding,
    characters: encoding === "GSM-7" ? septets(text) : text.length,
    costly: encoding === "GSM-7" ? [] : [...new Set(measured.getNonGsmCharacters())],
  };
}

/**
 * Puts look-alikes from the telephone alphabet for typographic characters, which triple a message's price.
 * What has no look-alike stays.
 */
export function simplifySms(text: string): string {
  return text.replace(/[‘’‚‛“”„‟‐‑‒–—―…•\u00a0\u2009\u202f`\tç]/g, (sign) => LOOK_ALIKES[sign] ?? sign);
}

const EXTENDED = /[\^{}\\[~\]|€\f]/g;
const septets = (text: string) => text.length + (text.match(EXTENDED)?.length ?? 0);

const LOOK_ALIKES: Record<string, string> = {
  ...Object.fromEntries([..."‘’‚‛`"].map((sign) => [sign, "'"])),
  ...Object.fromEntries([..."“”„‟"].map((sign) => [sign, '"'])),
  ...Object.fromEntries([..."‐‑‒–—―"].map((sign) => [sign, "-"])),
  ...Object.fromEntries([..."\u00a0\u2009\u202f\t"].map((sign) => [sign, " "])),
  "…": "...",
  "•": "-",
  ç: "Ç",
};
