import type { Schemas } from "../lib/api.ts";
import { type Tone, toneOf } from "../ui/Badge.tsx";

/** Days after which a record that has not moved counts as rotting stand in `rottingDays`. */
export type Stage = Pick<
  Schemas["Stage"],
  | "id"
  | "key"
  | "name"
  | "type"
  | "probability"
  | "rottingDays"
  | "requiredFields"
  | "position"
  | "color"
  | "movedBy"
  | "pipelineId"
  | "version"
>;

export interface Pipeline
  extends Pick<Schemas["Pipeline"], "id" | "object" | "name" | "key" | "isDefault" | "position" | "version"> {
  stages: Stage[];
}

const TONES: Record<Stage["type"], Tone> = { open: "blue", won: "green", lost: "red", canceled: "grey" };

export const toneOfStage = ({ color, type }: Pick<Stage, "color" | "type">): Tone =>
  color ? toneOf(color) : TONES[type];

const DAY_MS = 86_400_000;

/** Whole days since a moment. */
export const daysSince = (iso: string, now: Date) => Math.floor((now.getTime() - new Date(iso).getTime()) / DAY_MS);
