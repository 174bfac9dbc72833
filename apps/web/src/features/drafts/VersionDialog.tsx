import { m } from "../../messages/messages.js";
import { Dialog } from "../../ui/Dialog.tsx";
import { WordDiff } from "../../ui/WordDiff.tsx";
import type { Content, Line, Version } from "./drafts.api.ts";

interface VersionDialogProps {
  before: Version;
  after: Version;
  onClose: () => void;
}

/** What one version changed of the one before. */
export function VersionDialog({ before, after, onClose }: VersionDialogProps) {
  return (
    <Dialog title={m.drafts_changes()} description={m.drafts_changes_about()} onClose={onClose} wide>
      <WordDiff label={m.drafts_changes()} before={inWords(before.content)} after={inWords(after.content)} />
    </Dialog>
  );
}

/** A document as one text: its sections, then a line for each of its prices. */
const inWords = ({ sections, lines }: Content): string =>
  [...sections.map(({ heading, body }) => `${heading}\n${body}`), lines.map(lineInWords).join("\n")]
    .filter(Boolean)
    .join("\n\n");

const lineInWords = ({ description, quantity, unit, unitPrice, taxRate, isOptional }: Line): string =>
  `${description}: ${quantity} ${unit} × ${unitPrice ?? "–"}, ${m.drafts_tax({ rate: `${taxRate}%` })}${isOptional ? ` (${m.drafts_optional()})` : ""}`;
