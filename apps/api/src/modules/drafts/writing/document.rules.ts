import { fillIn } from "@mainstay/ai";
import type { DocumentInput, KnownPrice, WrittenDocument } from "./document.task.ts";
import { type DocumentTexts, TEXTS } from "./document.texts.ts";
import { type Point, pointsOf } from "./sources.ts";

/** A document by rules: templates, with what the sources say put in word for word. */
export function writeDocument(input: DocumentInput): WrittenDocument {
  const texts = TEXTS[input.language];
  const parts = partsOf(input, texts);
  const values = {
    business: input.business,
    customer: input.customer ?? texts.you,
    title: input.title,
    service: input.serviceType ?? input.title,
    preferredTime: input.preferredTime ?? "",
  };
  const sections = parts.map(({ heading, body, points = [] }) => ({
    heading,
    body: [fillIn(body, values), ...points.map(({ text }) => `– ${text}`)].filter(Boolean).join("\n"),
    citations: points.map(({ text, passage }) => ({ passage, quote: text })),
  }));
  return { sections, lines: input.type === "scope" ? [] : linesOf(input) };
}

interface Part {
  heading: string;
  body: string;
  points?: Point[];
}

function partsOf({ type, sources, preferredTime }: DocumentInput, texts: DocumentTexts): Part[] {
  const points = pointsOf(sources);
  const told: Part[] = points.length > 0 ? [{ ...texts.told, points }] : [];
  const timing = preferredTime ? texts.timingWished : texts.timing;
  if (type === "estimate") return [texts.aboutEstimate, ...told, texts.estimateNotes];
  if (type === "scope") return [texts.overview, ...told, texts.work, texts.prepare, texts.notIncluded, timing];
  return [texts.overview, ...told, texts.work, timing, texts.notIncluded, texts.nextSteps];
}

/** What the organization has charged for such work before; without that, one line for a person to price. */
function linesOf({ prices, serviceType, title }: DocumentInput): WrittenDocument["lines"] {
  if (prices.length === 0) {
    return [{ price: null, description: (serviceType ?? title).slice(0, 300), quantity: "1", isOptional: false }];
  }
  return prices.map(({ id, description, quantity }: KnownPrice) => ({
    price: id,
    description: description.slice(0, 300),
    quantity,
    isOptional: false,
  }));
}
