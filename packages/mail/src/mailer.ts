/** One e-mail to one person, already written. */
export interface Mail {
  to: string;
  subject: string;
  /** Another sender than the installation's own. */
  from?: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
}

/** The port every vendor stands behind. `send` settles once the vendor has taken the mail, and rejects when it has not. */
export interface Mailer {
  send(mail: Mail): Promise<{ id: string }>;
}
