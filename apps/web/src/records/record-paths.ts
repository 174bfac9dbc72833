import type { Read, Write } from "../lib/api.ts";
import type { BoardColumn } from "./board/board-moves.ts";
import type { TimelineEntry } from "./page/timeline.api.ts";
import type { RecordData, Written } from "./record.ts";

/**
 * The paths every object has, with its plural as a parameter. The OpenAPI document names them object by object; the
 * screens of this folder serve any object, also one that a later version or the organization itself declares.
 */
export interface RecordPaths {
  "/api/v1/{plural}": {
    get: Read<Plural, Page<RecordData>, ListParameters>;
    post: Write<Plural, Written<RecordData>>;
  };
  "/api/v1/{plural}/{id}": {
    get: Read<PluralAndId, Written<RecordData>, { expand?: string }>;
    patch: Write<PluralAndId, Written<RecordData>>;
    delete: Read<PluralAndId, Written<RecordData>>;
  };
  "/api/v1/{plural}/batch": { post: Write<Plural, Written<BatchAnswer[]>, { operations: BatchStep[] }> };
  "/api/v1/{plural}/{id}/timeline": { get: Read<PluralAndId, Page<TimelineEntry>, PageParameters> };
  "/api/v1/{plural}/board": { get: Read<Plural, { data: BoardColumn[] }, BoardParameters> };
  "/api/v1/{plural}/{id}/stage": { patch: Write<PluralAndId, Written<RecordData>, { stage: string }> };
}

/** Some of a long list, and the cursor of what follows. */
export interface Page<T> {
  data: T[];
  page: { next: string | null; total?: number };
}

export interface BatchStep {
  op: "create" | "update" | "delete";
  id?: string;
  data?: Record<string, unknown>;
}

export interface BatchAnswer {
  status: number;
  problem?: { detail?: string };
}

interface Plural {
  plural: string;
}

interface PluralAndId extends Plural {
  id: string;
}

interface PageParameters {
  cursor?: string;
  limit?: number;
}

interface ListParameters extends PageParameters {
  filter?: string;
  sort?: string;
  expand?: string;
  total?: boolean;
}

interface BoardParameters {
  pipelineId: string;
  filter?: string;
  limit?: number;
}
