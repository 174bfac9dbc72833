import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Mail, Mailer } from "./mailer.ts";

/** A line of the mailbox's index. */
export interface StoredMail {
  id: string;
  to: string;
  subject: string;
  at: string;
  headers: Record<string, string>;
}

export interface ReceivedMail extends StoredMail {
  text: string;
  html: string | null;
}

/** The mailer of a server without SMTP: mails stay on this machine, where a developer can read them. */
export interface Mailbox extends Mailer {
  /** Newest first. */
  list(): Promise<StoredMail[]>;
  read(id: string): Promise<ReceivedMail | null>;
}

const ID = /^[0-9]{15}-[0-9a-f-]{36}$/;

/**
 * Opens (and makes) the development mailbox. Each mail is an `.eml` file any mail program opens, with a `.json` of the
 * same name beside it that the list is read from: no index of its own that a crash could leave half written.
 * Files are private to the server's user, since some carry one-time links.
 */
export async function openMailbox(options: { folder: string; from: string; now: () => Date }): Promise<Mailbox> {
  const { folder, from, now } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const place = (id: string, ending: string) => path.join(folder, `${id}.${ending}`);

  return {
    async send(mail) {
      const at = now();
      // The time leads, so that names sort as the mails came.
      const id = `${String(at.getTime()).padStart(15, "0")}-${randomUUID()}`;
      await writeFile(place(id, "eml"), await asMessage(mail, from, at), { mode: 0o600 });
      await writeWhole(place(id, "json"), JSON.stringify(received(id, mail, at)));
      return { id };
    },
    async list() {
      const names = (await readdir(folder))
        .filter((name) => name.endsWith(".json"))
        .sort()
        .reverse();
      const mails = await Promise.all(names.map((name) => readMail(path.join(folder, name))));
      return mails.map(({ id, to, subject, at, headers }) => ({ id, to, subject, at, headers }));
    },
    async read(id) {
      if (!ID.test(id)) return null;
      return readMail(place(id, "json")).catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return null;
        throw error;
      });
    },
  };
}

const received = (id: string, mail: Mail, at: Date): ReceivedMail => ({
  id,
  to: mail.to,
  subject: mail.subject,
  at: at.toISOString(),
  headers: mail.headers ?? {},
  text: mail.text,
  html: mail.html ?? null,
});

async function readMail(file: string): Promise<ReceivedMail> {
  return JSON.parse(await readFile(file, "utf8"));
}

/** The library is loaded with the first mail. */
async function asMessage(mail: Mail, from: string, date: Date): Promise<Buffer> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer/index.js");
  return new MailComposer({ ...mail, from: mail.from ?? from, date }).compile().build();
}

/** A reader sees the whole file or none. */
async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.part`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}
