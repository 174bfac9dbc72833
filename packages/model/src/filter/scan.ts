import { type ConditionToken, type FilterError, isBlank, type Operand, type Operator, type Token } from "./tokens.ts";

/** Takes a filter's text apart. Goes on after a mistake, so that all of them can be shown at once. */
export function scanFilter(source: string): { tokens: Token[]; errors: FilterError[] } {
  const scanner = new Scanner(source);
  scanner.scan();
  return { tokens: scanner.tokens, errors: scanner.errors };
}

const KEYWORDS = new Map<string, "and" | "or" | "not">([
  ["AND", "and"],
  ["OR", "or"],
  ["NOT", "not"],
]);
const OPERATORS: Operator[] = [":", "=", "!=", ">=", ">", "<=", "<"];

// All sticky: they match where the scanner stands.
const SPACE = /\s*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)("?)/sy;
const WORD = /(?:[^\s()":=<>!]|!(?!=))+/y;
const REST_OF_WORD = /[^\s()"]*/y;
const REST_OF_VALUE = /[^\s()]*/y;
const VALUE = /(?:[^\s()",&.]|\.(?!\.))+/y;
const MINUS = /-(?=[^\s-])/y;
const HASH = /#(?=["\p{L}_])/uy;
/** A comparison may stand apart (`value > 500`); a colon may not, as it also ends words of ordinary text. */
const OPERATOR = /(?:\s*:?(>=|<=|!=|=|>|<)|(:)(?!\/\/))\s*/y;

const FIELD_NAME = /^[\p{L}_][\p{L}\p{N}_.-]*$/u;

class Scanner {
  readonly tokens: Token[] = [];
  readonly errors: FilterError[] = [];
  private position = 0;
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  scan(): void {
    this.take(SPACE);
    while (this.position < this.source.length) {
      const start = this.position;
      if (this.takeText("(")) this.tokens.push({ kind: "open", start, end: this.position });
      else if (this.takeText(")")) this.tokens.push({ kind: "close", start, end: this.position });
      else if (this.take(MINUS)) this.tokens.push({ kind: "not", start, end: this.position });
      else if (this.take(HASH)) this.scanSegment(start);
      else this.scanWord(start);
      this.take(SPACE);
    }
  }

  private scanSegment(start: number): void {
    const name = this.takeQuoted() ?? this.take(REST_OF_WORD)?.[0] ?? "";
    this.tokens.push({ kind: "segment", name, start, end: this.position });
  }

  /** A field and what is asked of it, a keyword, or something to search for. */
  private scanWord(start: number): void {
    const quoted = this.takeQuoted();
    const word = quoted ?? this.take(WORD)?.[0] ?? "";
    const field = { text: word, start, end: this.position };
    const operator = quoted !== null || FIELD_NAME.test(word) ? this.takeOperator() : undefined;
    const keyword = quoted === null ? KEYWORDS.get(word) : undefined;
    if (operator) this.scanCondition(field, operator);
    else if (quoted !== null) this.tokens.push({ ...field, kind: "search", quoted: true });
    else if (keyword) this.tokens.push({ kind: keyword, start, end: this.position });
    else this.scanBareWord(word, start);
  }

  /** Ordinary text with an operator in it (`10:30`, `http://…`) is a word like any other. */
  private scanBareWord(beginning: string, start: number): void {
    const text = beginning + (this.take(REST_OF_WORD)?.[0] ?? "");
    if (!beginning) this.fail(start, `A field is missing before "${text}".`);
    // Punctuation on its own, as in "Smith & Sons", is nothing to search for.
    else if (/[\p{L}\p{N}]/u.test(text))
      this.tokens.push({ kind: "search", text, quoted: false, start, end: this.position });
  }

  private scanCondition(field: ConditionToken["field"], operator: Operator): void {
    const operands = [this.takeOperand()];
    const joiner = this.takeText("..") ? ".." : this.takeText(",") ? "," : this.takeText("&") ? "&" : null;
    if (joiner === "..") operands.push(this.takeOperand());
    else if (joiner) {
      do {
        this.take(SPACE);
        operands.push(this.takeOperand());
      } while (this.takeText(joiner));
    }
    const end = this.position;
    this.tokens.push({ kind: "condition", field, operator, operands, joiner, start: field.start, end });

    const isMissing = joiner === ".." ? operands.every(isBlank) : operands.some(isBlank);
    if (isMissing)
      this.fail(field.start, `A value is missing after "${this.source.slice(field.start, end).trimEnd()}".`);
    const excess = this.take(REST_OF_VALUE)?.[0];
    if (excess && !isMissing) this.fail(end, `"${excess}" does not belong to a value. Put the value in quotes.`);
  }

  private takeOperand(): Operand {
    const start = this.position;
    const starBefore = this.takeText("*");
    const quoted = this.takeQuoted();
    if (quoted !== null) {
      const starAfter = this.takeText("*");
      return { text: quoted, quoted: true, starBefore, starAfter, start, end: this.position };
    }
    const word = this.take(VALUE)?.[0] ?? "";
    const starAfter = word.endsWith("*");
    return {
      text: starAfter ? word.slice(0, -1) : word,
      quoted: false,
      starBefore,
      starAfter,
      start,
      end: this.position,
    };
  }

  private takeOperator(): Operator | undefined {
    const match = this.take(OPERATOR);
    return match ? OPERATORS.find((operator) => operator === (match[1] ?? match[2])) : undefined;
  }

  private takeQuoted(): string | null {
    const start = this.position;
    const match = this.take(QUOTED);
    if (!match) return null;
    if (!match[2]) this.fail(start, "This quote is never closed.", `${match[0]}"`);
    return (match[1] ?? "").replace(/\\(.)/gs, "$1");
  }

  private takeText(text: string): boolean {
    const isThere = this.source.startsWith(text, this.position);
    if (isThere) this.position += text.length;
    return isThere;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.source);
    this.position += match?.[0].length ?? 0;
    return match;
  }

  /** Something is wrong from `start` to here. */
  private fail(start: number, message: string, suggestion?: string): void {
    const length = Math.max(this.position - start, 1);
    this.errors.push({ position: start, length, message, ...(suggestion && { suggestion }) });
  }
}
