/** A stretch of the text, for pointing at it. */
export interface Place {
  start: number;
  end: number;
}

export type Operator = ":" | "=" | "!=" | ">" | ">=" | "<" | "<=";

export interface Operand extends Place {
  text: string;
  /** Quoted text means itself: `"none"` is the word, `none` is emptiness. */
  quoted: boolean;
  starBefore: boolean;
  starAfter: boolean;
}

export interface ConditionToken extends Place {
  kind: "condition";
  field: { text: string } & Place;
  operator: Operator;
  /** Two for a range, either of which may be blank; otherwise at least one, blank when it was left out. */
  operands: Operand[];
  joiner: "," | "&" | ".." | null;
}

export type Token =
  | ({ kind: "open" | "close" | "and" | "or" | "not" } & Place)
  | ({ kind: "search"; text: string; quoted: boolean } & Place)
  | ({ kind: "segment"; name: string } & Place)
  | ConditionToken;

export interface FilterError {
  position: number;
  length: number;
  message: string;
  /** What could stand there instead. */
  suggestion?: string;
}

export const isBlank = (operand: Operand): boolean =>
  !operand.text && !operand.quoted && !operand.starBefore && !operand.starAfter;
