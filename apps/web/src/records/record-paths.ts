import type { Read, Write } from "../lib/api.ts";
import type { FieldProblem } from "../lib/problem.ts";
import type { StageMove } from "./board/board.api.ts";
import type { BoardColumn } from "./board/board-moves.ts";
import type { ValueThen } from "./fields/field-history.api.ts";
import type { Share } from "./page/shares.api.ts";
import type { StageVisit } from "./page/stage-visits.ts";
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
  "/api/v1/{plural}/summary": { get: Read<Plural, { data: Summary }, SummaryParameters> };
  "/api/v1/{plural}/bulk": { post: Write<Plural, { data: BulkPreview | { job: { id: string } } }, BulkRequest> };
  "/api/v1/{plural}/batch": { post: Write<Plural, Written<BatchAnswer[]>, { operations: BatchStep[] }> };
  "/api/v1/{plural}/{id}/timeline": { get: Read<PluralAndId, Page<TimelineEntry>, TimelineParameters> };
  "/api/v1/{plural}/{id}/history": { get: Read<PluralAndId, Page<ValueThen>, PageParameters & { field: string }> };
  "/api/v1/{plural}/{id}/shares": {
    get: Read<PluralAndId, { data: Share[] }>;
    post: Write<PluralAndId, Written<Share>, Share>;
  };
  "/api/v1/{plural}/{id}/shares/{memberId}": {
    delete: Read<PluralAndId & { memberId: string }, Written<{ memberId: string }>>;
  };
  "/api/v1/{plural}/board": { get: Read<Plural, { data: BoardColumn[] }, BoardParameters> };
  "/api/v1/{plural}/board/{stageId}": {
    get: Read<Plural & { stageId: string }, Page<RecordData>, { filter?: string; after: string; limit?: number }>;
  };
  "/api/v1/{plural}/{id}/stage-history": { get: Read<PluralAndId, { data: StageVisit[] }> };
  "/api/v1/{plural}/stages": { patch: Write<Plural, Written<RecordData[]>, StageMove> };
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
  problem?: { detail?: string; errors?: FieldProblem[] };
}

/** What the records that match come to. */
export interface Summary {
  count: number;
  /** Decimals as text by `sum:amount`; null for amounts of several currencies. */
  measures: Record<string, string | null>;
  /** Currencies of the money measured, by measure. */
  currencies?: Record<string, string[]>;
  /** The largest groups. */
  groups?: { key: string | null; title: string | null; count: number; measures: Record<string, string | null> }[];
  /** What is not among the largest groups. */
  rest?: { count: number };
}

/** Which records a bulk change means, and what it does with them. */
export interface BulkRequest {
  filter?: string;
  ids?: string[];
  action: "update" | "delete";
  set?: Record<string, unknown>;
  preview?: boolean;
}

export interface BulkPreview {
  count: number;
  sample: { id: string; title: string; before: Record<string, unknown>; after: Record<string, unknown> | null }[];
  /** How many of them this member may not change. */
  refused: number;
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

interface SummaryParameters {
  filter?: string;
  groupBy?: string;
  measures?: string;
}

interface TimelineParameters extends PageParameters {
  /** Types of activities and `change`, with commas. */
  types?: string;
  pinned?: boolean;
}

interface ListParameters extends PageParameters {
  filter?: string;
  sort?: string;
  fields?: string;
  expand?: string;
  total?: boolean;
}

interface BoardParameters {
  pipelineId: string;
  filter?: string;
  limit?: number;
  /** `<stage>:120`: how many cards of columns that have more than `limit` on the screen. */
  cards?: string;
}
