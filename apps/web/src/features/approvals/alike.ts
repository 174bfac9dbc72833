import { fillTemplate } from "@mainstay/model/merge-fields";
import type { Message } from "../messages/messages.api.ts";
import type { Template } from "../templates/templates.api.ts";

export interface Alike {
  template: Template;
  messages: Message[];
}

/** Templates of which several messages wait, just as they are: one reading stands for all of them. */
export function alikeIn(messages: readonly Message[], templates: readonly Template[]): Alike[] {
  return templates
    .map((template) => ({ template, messages: messages.filter((message) => isAs(template, message)) }))
    .filter((group) => group.messages.length > 1);
}

function isAs(template: Template, { templateId, mergeValues, subject, body }: Message): boolean {
  const values = Object.fromEntries(
    Object.entries(mergeValues).map(([name, value]) => [name, typeof value === "string" ? value : undefined]),
  );
  return (
    templateId === template.id &&
    body === fillTemplate(template.body, values) &&
    (subject ?? "") === fillTemplate(template.subject ?? "", values)
  );
}
