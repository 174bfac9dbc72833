import { fillTemplate, MERGE_FIELDS, type MergeField, type MergeValues } from "@mainstay/model/merge-fields";
import { m } from "../../messages/messages.js";

const WORDS: Record<MergeField, () => string> = {
  firstName: m.messages_field_first_name,
  lastName: m.messages_field_last_name,
  fullName: m.messages_field_full_name,
  company: m.messages_field_company,
  work: m.messages_field_work,
  organization: m.messages_field_organization,
  sender: m.messages_field_sender,
};

/** What a template may leave open, with its name for people. */
export const mergeFieldChoices = () => MERGE_FIELDS.map((name) => ({ name, label: WORDS[name]() }));

/** How a text reads for somebody made up, for the preview beside it. */
export function previewOf(words: string, organization: string, sender: string): string {
  const [firstName, lastName] = ["Dana", "Roe"];
  const somebody: MergeValues = {
    firstName,
    lastName,
    fullName: `${firstName} ${lastName}`,
    company: m.messages_example_company(),
    work: m.messages_example_work(),
    organization,
    sender,
  };
  return fillTemplate(words, somebody);
}
