import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { makeTestFolder } from "../testing.ts";
import { lockFolder, lockHolder } from "./lock.ts";

const ROUNDS = 60;
const CONTENDERS = 12;
/** A process id beyond what Linux gives. */
const DEAD = 2 ** 30;

it("of many that find the lock of a dead one exactly one gets the folder, and who comes after it is given back", async () => {
  const home = await makeTestFolder();
  for (let round = 0; round < ROUNDS; round += 1) {
    const holder = JSON.stringify({ pid: DEAD + round, started: "" });
    // Every other time as a power cut may leave it.
    await writeFile(join(home, "mainstay.lock"), round % 2 ? holder : "");
    const tries = await Promise.allSettled(Array.from({ length: CONTENDERS }, () => lockFolder(home, home)));
    const taken = tries.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    expect(taken).toHaveLength(1);
    expect(await lockHolder(home)).toBe(process.pid);
    await taken[0]?.();
    expect(await lockHolder(home)).toBeUndefined();
    await (await lockFolder(home, home))();
  }
  await rm(home, { recursive: true });
});
