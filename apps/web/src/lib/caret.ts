import { flushSync } from "react-dom";

/**
 * Writes into a field that somebody is typing in: the new text is drawn and the caret set before their next key, which
 * would else be written at the old place and the caret taken from them afterwards.
 * @param write sets the state that the field's text comes from
 * @param caret where it stands then, in UTF-16 units from the start
 */
export function writeWithCaret(
  field: HTMLInputElement | HTMLTextAreaElement | null,
  write: () => void,
  caret: number,
): void {
  flushSync(write);
  field?.setSelectionRange(caret, caret);
}
