import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { cn } from "../../../lib/cn.ts";
import { useFormats } from "../../../lib/formats.ts";
import { membersQuery } from "../../../lib/members.ts";
import type { DrawnField } from "../../../lib/session.ts";
import { m } from "../../../messages/messages.js";
import { Button } from "../../../ui/Button.tsx";
import { Combobox } from "../../../ui/Combobox.tsx";
import { FieldInput } from "../../fields/FieldInput.tsx";
import { asText, linkedOf, type RecordData, readField } from "../../record.ts";
import { printCellText } from "../clipboard/print-cell.ts";
import { readCell } from "../clipboard/read-cell.ts";
import type { Refusal } from "./useCellWrites.tsx";

interface CellEditorProps {
  record: RecordData;
  field: DrawnField;
  /** What was typed to begin with, instead of the value. */
  typed?: string;
  /** A value that the server would not take. */
  refusal?: Refusal;
  /** `step` is where the cursor goes next: a line down or up, a cell right or left. */
  onCommit: (value: unknown, step?: CommitStep) => void;
  onCancel: () => void;
}

export type CommitStep = "down" | "up" | "right" | "left";

const TYPED: DrawnField["type"][] = [
  "text",
  "email",
  "phone",
  "url",
  "integer",
  "number",
  "percent",
  "money",
  "tags",
  "currency",
];
const TYPED_IF_BEGUN: DrawnField["type"][] = ["date", "datetime", "longText"];
const AT_ONCE: DrawnField["type"][] = ["member", "link"];

/** Edits one cell in its place. */
export function CellEditor(props: CellEditorProps) {
  const { field, typed } = props;
  if (field.type === "picklist") return <ChoiceEditor {...props} />;
  const isTyped = TYPED.includes(field.type) || (typed !== undefined && TYPED_IF_BEGUN.includes(field.type));
  return isTyped ? <TextEditor {...props} /> : <WholeEditor {...props} />;
}

/** Text as in a spreadsheet: Enter keeps it and goes down, Tab right, Escape leaves what was there. */
function TextEditor({ record, field, typed, refusal, onCommit, onCancel }: CellEditorProps) {
  const { locale, zone } = useFormats();
  const { data: members = [] } = useQuery({ ...membersQuery, enabled: field.type === "member" });
  const before = printCellText(record, field);
  const [text, setText] = useState(typed ?? (refusal ? asText(refusal.value) : before));
  const [error, setError] = useState(refusal?.message);
  const isDone = useRef(false);

  const commit = (step?: CommitStep) => {
    if (isDone.current) return;
    const reading = readCell(field, text, { locale, zone, members });
    if ("error" in reading) return setError(reading.error);
    if (!("value" in reading)) return;
    isDone.current = true;
    if (text.trim() === before && !refusal) return step ? onCommit(readField(record, field), step) : onCancel();
    onCommit(reading.value, step);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = stepOf(event);
    if (!step && event.key !== "Escape") return;
    event.preventDefault();
    if (step) return commit(step);
    isDone.current = true;
    onCancel();
  };
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: it opens where the person has begun to type
        autoFocus
        aria-label={field.label}
        aria-invalid={error !== undefined}
        inputMode={["integer", "number", "percent", "money"].includes(field.type) ? "decimal" : undefined}
        value={text}
        onFocus={(event) => typed === undefined && event.target.select()}
        onChange={(event) => {
          setText(event.target.value);
          setError(undefined);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => commit()}
        className={cn(
          "absolute inset-0 z-20 h-full w-full min-w-32 rounded-sm bg-surface px-2 shadow-raised outline-2 -outline-offset-1",
          error ? "outline-danger" : "outline-accent",
          ["integer", "number", "percent", "money"].includes(field.type) && "text-right",
        )}
      />
      {error && <CellError message={error} />}
    </>
  );
}

/** One out of a short list, found by typing. */
function ChoiceEditor({ record, field, typed = "", onCommit, onCancel }: CellEditorProps) {
  const [text, setText] = useState(typed);
  const options = field.options ?? [];
  const matching = options.filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  const isChosen = useRef(false);
  return (
    <div className="absolute inset-0 z-20">
      <Combobox
        label={field.label}
        defaultOpen
        chosen={options.find(({ value }) => value === readField(record, field)) ?? null}
        options={matching}
        onSearch={setText}
        onChoose={(option) => {
          isChosen.current = true;
          onCommit(option?.value ?? null);
        }}
        onClose={() => !isChosen.current && onCancel()}
      />
    </div>
  );
}

/** The field's own control, for what a line of text cannot hold; over the cells around it. */
function WholeEditor({ record, field, refusal, onCommit, onCancel }: CellEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const [value, setValue] = useState(refusal ? refusal.value : readField(record, field));
  useEffect(() => {
    if (!AT_ONCE.includes(field.type)) box.current?.querySelector<HTMLElement>("input, textarea, button")?.focus();
  }, [field.type]);
  const isAtOnce = AT_ONCE.includes(field.type);
  const isLine = field.type === "date" || field.type === "datetime";
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = stepOf(event);
    const isKept = event.key === "Enter" ? isLine || event.ctrlKey || event.metaKey : isLine;
    if (event.key === "Escape") onCancel();
    else if (step && isKept) onCommit(value, step);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches the keys of the control inside
    <div
      ref={box}
      onKeyDown={onKeyDown}
      onBlur={(event) => isLine && !event.currentTarget.contains(event.relatedTarget) && onCommit(value)}
      className={cn(
        "absolute top-0 left-0 z-20 rounded-md bg-raised text-left",
        isLine ? "w-full min-w-48" : isAtOnce ? "w-full" : "w-80 border p-2 shadow-raised",
      )}
    >
      <FieldInput
        field={field}
        value={value}
        linked={linkedOf(record, field.name)}
        autoFocus
        onChange={(next) => {
          setValue(next);
          if (isAtOnce) onCommit(next);
        }}
      />
      {refusal && <CellError message={refusal.message} />}
      {!isLine && !isAtOnce && (
        <div className="mt-2 flex justify-end gap-2">
          <Button size="sm" variant="ghost" onClick={onCancel}>
            {m.common_cancel()}
          </Button>
          <Button size="sm" variant="primary" onClick={() => onCommit(value)}>
            {m.common_save()}
          </Button>
        </div>
      )}
    </div>
  );
}

const CellError = ({ message }: { message: string }) => (
  <p
    role="alert"
    className="absolute top-full left-0 z-30 mt-1 w-max max-w-72 rounded-md border border-danger bg-danger-soft px-2 py-1 text-left text-danger whitespace-normal shadow-raised"
  >
    {message}
  </p>
);

function stepOf({ key, shiftKey }: KeyboardEvent): CommitStep | undefined {
  if (key === "Enter") return shiftKey ? "up" : "down";
  if (key === "Tab") return shiftKey ? "left" : "right";
  return undefined;
}
