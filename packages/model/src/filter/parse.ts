import type { Field } from "../fields.ts";
import { type FieldFinder, fieldFinder } from "./find-field.ts";
import { readCondition } from "./read-condition.ts";
import { scanFilter } from "./scan.ts";
import { simplify } from "./simplify.ts";
import type { FilterError, Place, Token } from "./tokens.ts";
import { EVERYTHING, type Filter, sizeProblem } from "./tree.ts";
import type { ValueHooks } from "./values.ts";

export type ParsedFilter = { ok: true; tree: Filter } | { ok: false; errors: FilterError[] };

const MAX_TEXT_LENGTH = 5_000;
/** Parentheses and negations inside each other; the parser calls itself once for each. */
const MAX_NESTING = 50;

/**
 * Reads a filter as people type it (README.md beside this file shows it by example):
 *
 *     filter     = any { "OR" any }                 any = one { [ "AND" ] one }
 *     one        = ( "-" | "NOT" ) one | "(" [ filter ] ")" | condition | "#" segment | word | "quoted words"
 *     condition  = field ( ":" | "=" | "!=" | ">" | ">=" | "<" | "<=" ) values
 *     values     = value { "," value } | value { "&" value } | [ value ] ".." [ value ] | "*" | "none"
 *
 * `created<7d` is "less than 7 days old", so after seven days ago; `created>30d` is older than 30 days.
 * An empty text finds everything.
 */
export function parseFilter(text: string, fields: readonly Field[], hooks: ValueHooks = {}): ParsedFilter {
  if (text.length > MAX_TEXT_LENGTH)
    return refuse({ start: MAX_TEXT_LENGTH, end: text.length }, `A filter can have ${MAX_TEXT_LENGTH} characters.`);
  const { tokens, errors } = scanFilter(text);
  const parser = new Parser(tokens, fieldFinder(fields), hooks, errors);
  const tree = simplify(parser.parse());
  if (errors.length > 0) return { ok: false, errors: errors.toSorted((one, other) => one.position - other.position) };
  const size = sizeProblem(tree);
  return size ? refuse({ start: 0, end: text.length }, size) : { ok: true, tree };
}

const refuse = ({ start, end }: Place, message: string): ParsedFilter => ({
  ok: false,
  errors: [{ position: start, length: end - start, message }],
});

/** Recursive descent over the tokens. Mistakes are noted and stepped over. */
class Parser {
  private readonly tokens: Token[];
  private readonly finder: FieldFinder;
  private readonly hooks: ValueHooks;
  private readonly errors: FilterError[];
  private index = 0;
  private nesting = 0;

  constructor(tokens: Token[], finder: FieldFinder, hooks: ValueHooks, errors: FilterError[]) {
    this.tokens = tokens;
    this.finder = finder;
    this.hooks = hooks;
    this.errors = errors;
  }

  parse(): Filter {
    const parts: Filter[] = [];
    while (this.index < this.tokens.length) {
      parts.push(this.alternatives());
      const stray = this.take("close");
      if (stray) this.fail(stray, "This parenthesis closes nothing.");
    }
    return { and: parts };
  }

  private alternatives(): Filter {
    const parts = [this.group()];
    for (let or = this.take("or"); or; or = this.take("or")) {
      if (!parts.at(-1)) this.fail(or, "OR needs a condition before it.");
      parts.push(this.group());
      if (!parts.at(-1)) this.fail(or, "OR needs a condition after it.");
    }
    const given = parts.filter((part) => part !== null);
    return given.length > 0 ? { or: given } : EVERYTHING;
  }

  /** Null when there is nothing at all, which differs from `()`. */
  private group(): Filter | null {
    const parts: Filter[] = [];
    for (let next = this.tokens[this.index]; next; next = this.tokens[this.index]) {
      if (next.kind === "or" || next.kind === "close") break;
      const and = this.take("and");
      if (and && parts.length === 0) this.fail(and, "AND needs a condition before it.");
      const isFollowed = !["or", "close", "and"].includes(this.tokens[this.index]?.kind ?? "close");
      if (isFollowed) parts.push(this.single());
      else if (and) this.fail(and, "AND needs a condition after it.");
    }
    return parts.length > 0 ? { and: parts } : null;
  }

  private single(): Filter {
    const token = this.tokens[this.index++];
    switch (token?.kind) {
      case "not":
        return this.nested(token, () => this.negation(token));
      case "open":
        return this.nested(token, () => this.parenthesis(token));
      case "search":
        if (!token.text.trim()) this.fail(token, "There is nothing between the quotes.");
        return { search: token.text };
      case "segment":
        if (!token.name.trim()) this.fail(token, "The segment has no name.");
        return { segment: token.name };
      case "condition": {
        const read = readCondition(token, this.finder, this.hooks);
        if ("filter" in read) return read.filter;
        this.errors.push(...read.errors);
        return EVERYTHING;
      }
      default:
        return EVERYTHING;
    }
  }

  private negation(token: Place): Filter {
    const next = this.tokens[this.index]?.kind;
    if (next && !["or", "and", "close"].includes(next)) return { not: this.single() };
    this.fail(token, "A condition to negate is missing.");
    return EVERYTHING;
  }

  private parenthesis(token: Place): Filter {
    const inside = this.alternatives();
    if (!this.take("close")) this.fail(token, "This parenthesis is never closed.");
    return inside;
  }

  private nested(token: Place, read: () => Filter): Filter {
    if (this.nesting >= MAX_NESTING) {
      this.fail(token, `A filter can nest ${MAX_NESTING} parentheses.`);
      this.index = this.tokens.length;
      return EVERYTHING;
    }
    this.nesting++;
    const filter = read();
    this.nesting--;
    return filter;
  }

  private take(kind: Token["kind"]): Token | undefined {
    const token = this.tokens[this.index];
    if (token?.kind !== kind) return undefined;
    this.index++;
    return token;
  }

  private fail({ start, end }: Place, message: string): void {
    this.errors.push({ position: start, length: end - start, message });
  }
}
