import type { Outgoing } from "../index.ts";

/** A mail to a customer, as dispatch hands it over. */
export const mail: Outgoing = {
  id: "0199e1a0-0000-7000-8000-000000000001",
  to: "dana@example.com",
  from: "Riverside Plumbing <hello@riverside.example>",
  subject: "Your boiler",
  text: "Hello",
  html: "<p>Hello</p>",
  headers: { "Message-ID": "<1@riverside.example>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  statusUrl: null,
};
