import { m } from "../../messages/messages.js";

/** What a message may be for, by the words for it. */
export const purposeChoices = () =>
  [
    { value: "service", label: m.messages_purpose_service() },
    { value: "marketing", label: m.messages_purpose_marketing() },
    { value: "transactional", label: m.messages_purpose_transactional() },
  ] as const;
