export interface EmailPoint {
  email: string;
  type?: string;
  primary?: boolean;
}

export interface PhonePoint {
  number: string;
  type?: string;
  primary?: boolean;
}

/** A contact's e-mails out of an untyped record. */
export const emailsIn = (value: unknown): EmailPoint[] => (Array.isArray(value) ? value.filter(isEmail) : []);

/** A contact's phones out of an untyped record. */
export const phonesIn = (value: unknown): PhonePoint[] => (Array.isArray(value) ? value.filter(isPhone) : []);

const isEmail = (one: unknown): one is EmailPoint =>
  typeof one === "object" && one !== null && "email" in one && typeof one.email === "string";

const isPhone = (one: unknown): one is PhonePoint =>
  typeof one === "object" && one !== null && "number" in one && typeof one.number === "string";
