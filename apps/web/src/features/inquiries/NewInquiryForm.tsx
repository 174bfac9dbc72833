import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, Suspense, useState } from "react";
import { useDraft } from "../../lib/drafts.ts";
import { useFormats } from "../../lib/formats.ts";
import { useIdempotencyKey } from "../../lib/idempotency.ts";
import { lazily } from "../../lib/lazily.ts";
import { fromLocalInput } from "../../lib/local-time.ts";
import { errorsByField } from "../../lib/problem.ts";
import { useObject } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { useWrite } from "../../records/records.api.ts";
import { Button } from "../../ui/Button.tsx";
import { Actions } from "../../ui/Dialog.tsx";
import { FormError } from "../../ui/ErrorState.tsx";
import { FormField } from "../../ui/FormField.tsx";
import { Input, Textarea } from "../../ui/Input.tsx";
import { Select } from "../../ui/Select.tsx";
import type { ParsedLead } from "../ai/ai.api.ts";
import { detailsOf } from "../ai/details-of.ts";
import { WrittenByLine } from "../ai/WrittenByLine.tsx";
import { ContactMatches } from "./ContactMatches.tsx";
import { type InquiryContact, type InquiryMatch, type NewInquiry, saveInquiry } from "./inquiries.api.ts";

const ReadTextDialog = lazily(() => import("../ai/ReadTextDialog.tsx"), "ReadTextDialog");

interface Typed {
  contact: InquiryContact;
  /** Chosen in the place of what was typed. */
  known: InquiryMatch | null;
  inquiry: { title: string; description: string; serviceType: string; note: string; followUpAt: string };
}

const NOTHING: Typed = {
  contact: { firstName: "", lastName: "", phone: "", email: "", companyName: "" },
  known: null,
  inquiry: { title: "", description: "", serviceType: "", note: "", followUpAt: "" },
};

const PERSON = [
  { name: "phone", label: m.common_phone, type: "tel" },
  { name: "email", label: m.common_email, type: "email" },
  { name: "firstName", label: m.inquiries_first_name, type: "text" },
  { name: "lastName", label: m.inquiries_last_name, type: "text" },
  { name: "companyName", label: m.inquiries_company, type: "text" },
] as const;

/** What is written down while somebody is on the phone: who they are, what they want, when to call back. */
export function NewInquiryForm() {
  const navigate = useNavigate();
  const formats = useFormats();
  const keyFor = useIdempotencyKey();
  // Whoever looks something up during the call finds what was written down when they come back.
  const [{ contact, known, inquiry }, setTyped, draft] = useDraft<Typed>("inquiry", NOTHING);
  const [isReading, setReading] = useState(false);
  const [read, setRead] = useState<ParsedLead | null>(null);
  const save = useWrite(
    (body: NewInquiry) => saveInquiry(body, keyFor(body)),
    m.inquiries_saved(),
    ({ lead }) => {
      draft.clear();
      navigate({ to: "/leads/$id", params: { id: lead.id } });
    },
  );
  const errors = errorsByField(save.error);
  const set = (change: Partial<Typed["inquiry"]>) => setTyped({ contact, known, inquiry: { ...inquiry, ...change } });
  const setKnown = (match: InquiryMatch | null) => setTyped({ contact, known: match, inquiry });

  /** What was read fills what is empty; what somebody typed stands. */
  const takeOver = (parsed: ParsedLead, text: string) => {
    const { jobTitle: _, ...person } = parsed.contact;
    const { title, serviceType } = parsed;
    const said = { title, serviceType, description: detailsOf(parsed, formats), note: text };
    setTyped({ contact: withGaps(contact, person), known, inquiry: withGaps(inquiry, said) });
    setRead(parsed);
    setReading(false);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const filled = Object.entries(contact).filter(([, text]) => text.trim() !== "");
    const body: NewInquiry = {
      ...(known ? { contactId: known.contactId } : { contact: Object.fromEntries(filled) }),
      title: inquiry.title.trim(),
      description: inquiry.description || undefined,
      serviceType: inquiry.serviceType || undefined,
      note: inquiry.note || undefined,
      followUpAt: inquiry.followUpAt ? fromLocalInput(inquiry.followUpAt, formats.zone) : undefined,
      source: "phone_call",
    };
    save.mutate(body);
  };

  return (
    <>
      <form onSubmit={submit} noValidate className="grid max-w-5xl gap-x-10 gap-y-6 p-4 md:grid-cols-2 md:p-6">
        <div className="flex flex-wrap items-center gap-x-3 md:col-span-2">
          <Button onClick={() => setReading(true)}>{m.ai_read_title()}</Button>
          <div role="status">{read && <WrittenByLine {...read.by} />}</div>
          {draft.isRestored && (
            <p className="flex items-center gap-2 text-ink-2">
              {m.inquiries_restored()}
              <Button size="sm" variant="ghost" onClick={draft.clear}>
                {m.inquiries_start_over()}
              </Button>
            </p>
          )}
        </div>
        <fieldset className="flex min-w-0 flex-col gap-3.5">
          <legend className="mb-3 font-semibold">{m.inquiries_who()}</legend>
          {known ? (
            <div className="flex items-center gap-3 rounded-lg border border-accent bg-selected p-3">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">{known.title}</p>
                <p className="truncate text-ink-2">
                  {formats.phone(known.phones[0]?.number ?? "") || known.emails[0]?.email}
                </p>
              </div>
              <Button size="sm" onClick={() => setKnown(null)}>
                {m.inquiries_somebody_else()}
              </Button>
            </div>
          ) : (
            <>
              <div className="grid grid-cols-2 gap-x-3 gap-y-3.5">
                {PERSON.map(({ name, label, type }, index) => (
                  <FormField
                    key={name}
                    label={label()}
                    error={errors[name]}
                    className={name === "companyName" ? "col-span-2" : undefined}
                  >
                    {(control) => (
                      <Input
                        {...control}
                        type={type}
                        autoComplete="off"
                        autoFocus={index === 0}
                        value={contact[name]}
                        onChange={(event) =>
                          setTyped({ contact: { ...contact, [name]: event.target.value }, known, inquiry })
                        }
                      />
                    )}
                  </FormField>
                ))}
              </div>
              <ContactMatches contact={contact} onUse={setKnown} />
            </>
          )}
        </fieldset>
        <fieldset className="flex min-w-0 flex-col gap-3.5">
          <legend className="mb-3 font-semibold">{m.inquiries_what()}</legend>
          <FormField label={m.inquiries_title()} required error={errors.title}>
            {(control) => (
              <Input
                {...control}
                placeholder={m.inquiries_title_example()}
                value={inquiry.title}
                onChange={(event) => set({ title: event.target.value })}
              />
            )}
          </FormField>
          <ServiceType
            value={inquiry.serviceType}
            onChange={(serviceType) => set({ serviceType })}
            error={errors.serviceType}
          />
          <FormField label={m.inquiries_details()} error={errors.description}>
            {(control) => (
              <Textarea
                {...control}
                value={inquiry.description}
                onChange={(event) => set({ description: event.target.value })}
              />
            )}
          </FormField>
          <FormField label={m.inquiries_note()} error={errors.note}>
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                value={inquiry.note}
                onChange={(event) => set({ note: event.target.value })}
              />
            )}
          </FormField>
          <FormField label={m.inquiries_call_back()} error={errors.followUpAt}>
            {(control) => (
              <Input
                {...control}
                type="datetime-local"
                value={inquiry.followUpAt}
                onChange={(event) => set({ followUpAt: event.target.value })}
              />
            )}
          </FormField>
          <FormError error={save.error} />
          <Actions inForm>
            <Button type="submit" variant="primary" size="lg" busy={save.isPending}>
              {m.inquiries_save()}
            </Button>
          </Actions>
        </fieldset>
      </form>
      {/* A form of its own, beside this one: within it, sending the one would send the other. */}
      {isReading && (
        <Suspense>
          <ReadTextDialog onRead={takeOver} onClose={() => setReading(false)} />
        </Suspense>
      )}
    </>
  );
}

/** The values with what is given for those that are empty. */
function withGaps<T extends object>(values: T, given: Partial<Record<keyof T, string | null>>): T {
  const gaps = Object.entries(given).filter(([name, value]) => value && !values[name as keyof T]);
  return { ...values, ...Object.fromEntries(gaps) };
}

/** A short list where the organization keeps one, else free text. */
function ServiceType({ value, onChange, error }: { value: string; onChange: (value: string) => void; error?: string }) {
  const options = useObject("lead")?.fields.find((field) => field.name === "serviceType")?.options;
  return (
    <FormField label={m.inquiries_service()} error={error}>
      {(control) =>
        options ? (
          <Select {...control} choices={options} empty={m.inquiries_not_said()} value={value} onValue={onChange} />
        ) : (
          <Input {...control} value={value} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </FormField>
  );
}
