import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";
import { cn } from "../../lib/cn.ts";
import { useFormats } from "../../lib/formats.ts";
import { m } from "../../messages/messages.js";
import { RecordLink } from "../../records/RecordLink.tsx";
import { Badge } from "../../ui/Badge.tsx";
import { Quotation } from "../../ui/Quotation.tsx";
import type { AiAction } from "./ai.api.ts";
import { actionWord, providerWord, redactionWord, taskWord } from "./ai-words.ts";

/** One action in a line; opened, all that is known of it. */
export function AiLogRow({ row }: { row: AiAction }) {
  const formats = useFormats();
  const [isOpen, setOpen] = useState(false);
  const title = row.task ? taskWord(row.task) : actionWord(row.action);
  return (
    <li>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="flex min-h-12 w-full flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-left hover:bg-hover"
      >
        <ChevronRight aria-hidden className={cn("size-4 text-ink-3 transition-transform", isOpen && "rotate-90")} />
        <span className="min-w-0 flex-1 basis-48">
          <span className="block truncate font-medium">{title}</span>
          <span className="block truncate text-xs text-ink-2">
            {row.actor.name} · {formats.relative(row.createdAt, new Date())}
          </span>
        </span>
        {row.state === "failed" && <Badge tone="red">{m.ai_log_failed()}</Badge>}
        {row.state === "running" && <Badge tone="amber">{m.ai_log_running()}</Badge>}
        {row.fellBack && <Badge tone="amber">{m.ai_log_fell_back()}</Badge>}
        {row.provider && (
          <span className="text-ink-2">
            {row.provider === "rules" ? providerWord("rules") : `${providerWord(row.provider)} ${row.model ?? ""}`}
          </span>
        )}
        {Number(row.cost) > 0 && <span className="text-ink-2">{m.ai_log_cost({ cost: row.cost })}</span>}
      </button>
      {isOpen && <Details row={row} />}
    </li>
  );
}

function Details({ row }: { row: AiAction }) {
  const formats = useFormats();
  const redactions = Object.entries(row.redactions ?? {}).map(([kind, count]) => `${redactionWord(kind)}: ${count}`);
  return (
    <div className="flex flex-col gap-3 border-t bg-canvas px-4 py-3">
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        <Fact name={m.ai_log_when()}>{formats.dateTime(row.createdAt)}</Fact>
        {row.leadId && (
          <Fact name={m.ai_log_about_record()}>
            <RecordLink object="lead" id={row.leadId} className="text-accent-text underline">
              {m.ai_log_lead()}
            </RecordLink>
          </Fact>
        )}
        {row.detail && <Fact name={m.ai_log_detail()}>{row.detail}</Fact>}
        {row.fellBack && <Fact name={m.ai_log_fell_back()}>{row.fellBack}</Fact>}
        {row.inputTokens + row.outputTokens > 0 && (
          <Fact name={m.ai_log_tokens()}>
            {m.ai_log_token_counts({ read: row.inputTokens, written: row.outputTokens })}
          </Fact>
        )}
        {redactions.length > 0 && <Fact name={m.ai_log_redactions()}>{redactions.join(", ")}</Fact>}
        {row.promptVersion && <Fact name={m.ai_log_prompt_version()}>{row.promptVersion}</Fact>}
        {row.promptHash && <Fact name={m.ai_log_prompt_hash()}>{row.promptHash}</Fact>}
        {row.inputHash && <Fact name={m.ai_log_input_hash()}>{row.inputHash}</Fact>}
        {row.outputHash && <Fact name={m.ai_log_output_hash()}>{row.outputHash}</Fact>}
        <Fact name={m.ai_log_trace()}>{row.traceId}</Fact>
      </dl>
      {row.citations.map(({ passage, source, quote }) => (
        <Quotation key={passage + quote} quote={quote} source={source} />
      ))}
      {row.prompt && (
        <section
          aria-label={m.ai_log_prompt()}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so the keyboard must reach it
          tabIndex={0}
          className="max-h-72 overflow-auto rounded-md border bg-surface p-3"
        >
          <pre className="text-xs whitespace-pre-wrap break-words">{row.prompt}</pre>
        </section>
      )}
    </div>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-ink-2">{name}</dt>
    <dd className="min-w-0 break-all">{children}</dd>
  </>
);
