/** Lines that are no part of what somebody says: quotes of earlier mails, headers, and the signature. */
const QUOTED =
  /^\s*>|^\s*(?:From|To|Sent|Subject|Date|Cc|De|Para|Enviado|Asunto)\s*:|^\s*On .{5,80} wrote:\s*$|^\s*El .{5,80} escribió:\s*$/i;
const SIGNED =
  /^\s*(?:thanks|thank you|many thanks|regards|best regards|kind regards|best|cheers|sincerely|gracias|saludos|atentamente|un saludo|--)\s*[,.!]?\s*$/i;
const GREETING =
  /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|hola|buen[oa]s (?:días|tardes|noches)|estimad[oa]s?)\b[^.!?]{0,40}[,!.:]?\s*$/i;

/** What a message says, sentence by sentence, without greeting, signature and quoted mails. */
export function sentencesOf(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => !QUOTED.test(line));
  const signature = lines.findIndex((line, i) => i > 0 && SIGNED.test(line));
  const said = (signature < 0 ? lines : lines.slice(0, signature)).filter((line) => !GREETING.test(line));
  return said
    .join("\n")
    .replace(/^\s*(?:hi|hello|hey|dear|hola)\s+[\p{L} ]{0,30}[,!]\s+/iu, "")
    .split(/(?<=[.!?…])\s+(?=[\p{Lu}¿¡"“\d])|\n{2,}|\n(?=[-*•]\s)/u)
    .map((sentence) => sentence.replace(/\s+/g, " ").trim())
    .filter((sentence) => /\p{L}{2}/u.test(sentence));
}
