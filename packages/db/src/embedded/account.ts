import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const accountName = "mainstay";

/** The operating system account that runs PostgreSQL; empty when that is simply the current user. */
export type Account = { uid?: number; gid?: number };

/**
 * PostgreSQL refuses to run as root, so root runs it as the system account `mainstay`, created on first use.
 * Anybody else runs it as themselves. Throws one clear line when the account can be neither found nor created.
 */
export async function databaseAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  return (await findAccount()) ?? (await createAccount());
}

/** Whether `account` can enter `folder`: asked of the kernel, so that access lists and mounts count too. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
  if (account.uid === undefined) return true;
  return succeeds("/bin/sh", ["-c", 'cd "$0"', folder], account);
}

/** Whether `account` can run `program`. */
export async function canRun(account: Account, program: string): Promise<boolean> {
  if (account.uid === undefined) return true;
  return succeeds(program, ["--version"], account);
}

async function findAccount(): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", accountName]), run("id", ["-g", accountName])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined; // `id` fails when there is no such account.
  }
}

async function createAccount(): Promise<Account> {
  const shadowUtils = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", accountName];
  const created =
    (await succeeds("useradd", shadowUtils, {})) || (await succeeds("adduser", ["-S", "-D", "-H", accountName], {}));
  const account = await findAccount();
  // Two first starts at once may both try to create it: what counts is that it is there now.
  if (account) return account;
  throw new Error(
    `PostgreSQL cannot run as root, and the system account "${accountName}" ${created ? "was not found after creating it" : "could not be created"}: ` +
      `create it (useradd --system ${accountName}), start Mainstay as an ordinary user, or set DATABASE_URL`,
  );
}

async function succeeds(program: string, args: string[], account: Account): Promise<boolean> {
  try {
    await run(program, args, { ...account, cwd: "/" });
    return true;
  } catch {
    return false; // The question is only whether it works.
  }
}
