import type { z } from "zod";
import type { Ctx } from "../../platform/context.ts";
import type { Operating } from "./job-operation.ts";

/** A record, or a part of the work, that could not be done. */
export interface JobProblem {
  recordId: string | null;
  title: string;
  detail: string;
}

/** How far a job has come when its next chunk begins. */
export interface Progress extends Operating {
  jobId: string;
  done: number;
  total: number;
  cursor: unknown;
}

/** What a chunk came to; it is committed together with the chunk's own writes. */
export interface Step {
  /** Where the next chunk begins; null when there is none. */
  next: unknown;
  /** Records dealt with by this chunk. */
  done: number;
  /** When it is only known now. */
  total?: number;
  problems?: JobProblem[];
}

/** A kind of long work, done in chunks. A chunk is one transaction with its progress, so that no crash loses or repeats one. */
export interface BackgroundKind<Spec extends z.ZodType = z.ZodType> {
  name: string;
  spec: Spec;
  /** Does the next chunk. @throws Problem to fail the whole job with its reason */
  step(ctx: Ctx, spec: z.output<Spec>, progress: Progress): Promise<Step>;
  /** After the last chunk, when everything is committed: what lies outside the database. */
  afterwards?(ctx: Ctx, spec: z.output<Spec>): Promise<void>;
  /** When it failed or was canceled, in one transaction with that: leaves what it worked on so that one can go on. */
  stopped?(ctx: Ctx, spec: z.output<Spec>): Promise<void>;
}

/** Declares a kind of long work; `app.ts` makes it known. */
export function defineBackgroundKind<Spec extends z.ZodType>(kind: BackgroundKind<Spec>): BackgroundKind {
  return {
    ...kind,
    step: (ctx, spec, progress) => kind.step(ctx, kind.spec.parse(spec), progress),
    afterwards: kind.afterwards && ((ctx, spec) => kind.afterwards?.(ctx, kind.spec.parse(spec)) ?? Promise.resolve()),
    stopped: kind.stopped && ((ctx, spec) => kind.stopped?.(ctx, kind.spec.parse(spec)) ?? Promise.resolve()),
  };
}

const registry = new Map<string, BackgroundKind>();

/** Makes kinds known by name; called once with all of them by `app.ts`. */
export function registerBackgroundKinds(kinds: BackgroundKind[]): void {
  for (const kind of kinds) registry.set(kind.name, kind);
}

export function backgroundKind(name: string): BackgroundKind {
  const kind = registry.get(name);
  if (!kind) throw new Error(`No background work is named ${name}`);
  return kind;
}
