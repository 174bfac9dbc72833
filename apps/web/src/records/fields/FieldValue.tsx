import { Fragment, type ReactNode } from "react";
import { useFormats } from "../../lib/formats.ts";
import type { DrawnField } from "../../lib/session.ts";
import { m } from "../../messages/messages.js";
import { Avatar } from "../../ui/Avatar.tsx";
import { Badge, toneOf } from "../../ui/Badge.tsx";
import { RecordLink } from "../RecordLink.tsx";
import { asText, isBlank, linkedListOf, linkedOf, type RecordData, readField } from "../record.ts";
import { emailsIn, phonesIn } from "./contact-points.ts";
import { inWords } from "./PlainValue.tsx";

interface FieldValueProps {
  record: RecordData;
  field: DrawnField;
  /** Links are shown as text where pressing the value does something else. */
  plain?: boolean;
}

/** One field of one record, as a person reads it. */
export function FieldValue({ record, field, plain }: FieldValueProps): ReactNode {
  const formats = useFormats();
  const value = readField(record, field);
  if (isBlank(value)) return <span className="text-ink-3">–</span>;

  switch (field.type) {
    case "money":
      return formats.money(asText(value), currencyOf(record, field));
    case "integer":
    case "number":
      return formats.number(Number(value));
    case "percent":
      return formats.percent(Number(value));
    case "date":
      return formats.date(asText(value));
    case "datetime":
      return (
        <time dateTime={asText(value)} title={formats.dateTime(asText(value))}>
          {formats.dateTime(asText(value))}
        </time>
      );
    case "boolean":
      return value === true ? m.common_yes() : m.common_no();
    case "picklist":
      return <OptionBadge field={field} value={asText(value)} />;
    case "multiPicklist":
      return (
        <Many>
          {listOf(value).map((one) => (
            <OptionBadge key={one} field={field} value={one} />
          ))}
        </Many>
      );
    case "tags":
      return (
        <Many>
          {listOf(value).map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </Many>
      );
    case "member":
      return <MemberName name={linkedOf(record, field.name)?.title ?? m.record_former_member()} />;
    case "members":
      return <MemberNames names={linkedListOf(record, field.name).map(({ title }) => title)} />;
    case "link":
      return <LinkValue record={record} field={field} plain={plain} />;
    case "email":
      return plain ? asText(value) : <Outward href={`mailto:${asText(value)}`}>{asText(value)}</Outward>;
    case "phone":
      return <ContactPoints scheme="tel" points={[asText(value)]} plain={plain} say={formats.phone} />;
    case "url":
      return plain ? siteOf(value) : <Outward href={asText(value)}>{siteOf(value)}</Outward>;
    case "emails":
      return <ContactPoints scheme="mailto" points={emailsIn(value).map(({ email }) => email)} plain={plain} />;
    case "phones":
      return (
        <ContactPoints
          scheme="tel"
          points={phonesIn(value).map(({ number }) => number)}
          plain={plain}
          say={formats.phone}
        />
      );
    case "longText":
      return <span className={plain ? undefined : "whitespace-pre-wrap"}>{asText(value)}</span>;
    default:
      return inWords(value);
  }
}

export const MemberName = ({ name }: { name: string }) => (
  <span className="inline-flex max-w-full items-center gap-1.5">
    <Avatar name={name} />
    <span className="truncate">{name}</span>
  </span>
);

/** One by name; of several the faces, and their names to who cannot see them. */
function MemberNames({ names }: { names: string[] }) {
  const [only] = names;
  if (only !== undefined && names.length === 1) return <MemberName name={only} />;
  return (
    <span className="inline-flex max-w-full items-center -space-x-1" title={names.join(", ")}>
      {names.map((name) => (
        <Avatar key={name} name={name} />
      ))}
      <span className="sr-only">{names.join(", ")}</span>
    </span>
  );
}

function OptionBadge({ field, value }: { field: DrawnField; value: string }) {
  const option = field.options?.find((one) => one.value === value);
  const label = option?.label ?? value;
  return option?.color ? <Badge tone={toneOf(option.color)}>{label}</Badge> : <span>{label}</span>;
}

function LinkValue({ record, field, plain }: FieldValueProps) {
  const linked = linkedOf(record, field.name);
  // An unexpanded link is one whose target this member may not see.
  if (!linked || !field.object) return <span className="text-ink-3">{m.record_not_visible()}</span>;
  if (plain) return <span className="truncate">{linked.title}</span>;
  return (
    <RecordLink
      object={field.object}
      id={linked.id}
      className="inline-block max-w-full truncate align-middle leading-6 underline decoration-line-strong underline-offset-2 hover:decoration-current"
    >
      {linked.title}
    </RecordLink>
  );
}

const Many = ({ children }: { children: ReactNode }) => (
  <span className="inline-flex max-w-full flex-wrap gap-x-2 gap-y-1">{children}</span>
);

interface ContactPointsProps {
  scheme: "mailto" | "tel";
  points: string[];
  plain?: boolean;
  /** How a point is written, where that is not how it is stored. */
  say?: (point: string) => string;
}

function ContactPoints({ scheme, points, plain, say = asText }: ContactPointsProps) {
  if (plain) return <span>{points.map(say).join(", ")}</span>;
  return (
    <Many>
      {points.map((point) => (
        <Outward key={point} href={`${scheme}:${point}`}>
          {say(point)}
        </Outward>
      ))}
    </Many>
  );
}

/** Leads out of Mainstay; a long address breaks where its parts meet. */
const Outward = ({ href, children }: { href: string; children: string }) => (
  <a
    href={safeHref(href)}
    rel="noreferrer"
    target={/^https?:/.test(href) ? "_blank" : undefined}
    className="inline-block max-w-full align-middle leading-6 break-words text-accent-text hover:underline"
  >
    {children.split(/(?<=[@/])/).map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an address have nothing else to be told apart by
      <Fragment key={index}>
        {index > 0 && <wbr />}
        {part}
      </Fragment>
    ))}
  </a>
);

/** `https://www.example.com/` as one says it: example.com. */
const siteOf = (value: unknown) => asText(value).replace(/^https?:\/\/(www\.)?|\/$/g, "");

/** Stored addresses come from strangers: only schemes that cannot run script become links. */
const safeHref = (href: string) => (/^(https?:|mailto:|tel:)/i.test(href) ? href : undefined);

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value)]);

/** The currency beside a money field, when the record has one. */
export function currencyOf(record: RecordData, field: DrawnField): string | undefined {
  const currency = field.currencyField ? record[field.currencyField] : undefined;
  return typeof currency === "string" && currency !== "" ? currency : undefined;
}
