import type { Tone } from "../ui/Badge.tsx";
import { toneOf } from "../ui/Badge.tsx";

export interface Stage {
  id: string;
  key: string;
  name: string;
  type: "open" | "won" | "lost" | "canceled";
  probability: number | null;
  /** Days after which a record that has not moved counts as rotting. */
  rottingDays: number | null;
  requiredFields: string[];
  position: number;
  color?: string | null;
}

export interface Pipeline {
  id: string;
  object: "lead" | "deal";
  name: string;
  key: string;
  isDefault: boolean;
  stages: Stage[];
}

const TONES: Record<Stage["type"], Tone> = { open: "blue", won: "green", lost: "red", canceled: "grey" };

export const toneOfStage = ({ color, type }: Stage): Tone => (color ? toneOf(color) : TONES[type]);

const DAY_MS = 86_400_000;

/** Whole days since a moment. */
export const daysSince = (iso: string, now: Date) => Math.floor((now.getTime() - new Date(iso).getTime()) / DAY_MS);
