import type { FormWords } from "./words.ts";

export const ENGLISH: FormWords = {
  firstForm: "Website",
  defaults: {
    heading: "How can we help?",
    consentText: "You may contact me about this request by e-mail, phone or text message.",
    successMessage: "Thank you. We have your message and will get back to you within one business hour.",
    submitLabel: "Send",
  },
  name: "Name",
  questions: {
    email: "E-mail",
    phone: "Phone",
    companyName: "Company",
    serviceType: "Service",
    preferredTime: "Preferred time",
    description: "Message",
  },
  optional: "optional",
  orPhone: "or phone",
  orEmail: "or e-mail",
  choose: "Choose…",
  leaveEmpty: "Leave this empty",
  sent: "Message sent",
  unsent: "This could not be sent. Check your connection and try again; nothing you typed is lost.",
  noForm: {
    title: "No such form",
    heading: "There is no form here",
    text: "The address may be mistyped, or the form is no longer in use. Please get in touch another way.",
  },
  fillIn: (label) => `${label}: please fill this in.`,
  noEmail: (given) => `“${given}” is not an e-mail address.`,
  noPhone: (given) => `“${given}” is not a phone number.`,
  needsReach: "Give an e-mail or a phone number, so that we can answer.",
  tooMany: "Many people are writing just now. Please try again in a minute.",
  emailAsTyped: (given) => `E-mail as typed: ${given}`,
  phoneAsTyped: (given) => `Phone as typed: ${given}`,
  agreed: ({ email, sms }, text) =>
    `Agreed (${[email && "e-mail", sms && "SMS"].filter(Boolean).join(" and ")}): “${text}”`,
  notAgreed: (text) => `Not agreed: “${text}”`,
};
