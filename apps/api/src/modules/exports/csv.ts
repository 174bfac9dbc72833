/**
 * One line of CSV (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe: a name
 * somebody sent us must not run on the machine of who opens the export (OWASP, "CSV injection").
 */
export const csvLine = (cells: string[]): string => `${cells.map(csvCell).join(",")}\r\n`;

const csvCell = (text: string): string => {
  const safe = guarded(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Plain numbers and phone numbers are no formulas, whatever they begin with. */
const PLAIN = /^[+-]?[\d\s().,-]*$/;

const guarded = (text: string): string => (/^[=+\-@\t\r]/.test(text) && !PLAIN.test(text) ? `'${text}` : text);
