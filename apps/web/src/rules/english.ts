import { type ESTree, parseSync, Visitor } from "vite";

/** Props and properties that people read. */
const READ = new Set(
  (
    "label title placeholder description help alt hint done text detail heading legend empty aria-label " +
    "aria-description aria-roledescription aria-valuetext"
  ).split(" "),
);

/** Functions one of whose arguments people read, by its place. */
const SAID: Record<string, number> = {
  useWrite: 1,
  announce: 1,
  announceFailure: 1,
  usePageTitle: 0,
  useShortcuts: 0,
};

/** Names, which are the same in every language. */
const NAMES = new Set(["Mainstay", "QuickBooks", "Google", "Ctrl", "Esc", "Space", "English", "Español", "API", "CSV"]);

export interface Text {
  text: string;
  index: number;
}

/** Texts for people that stand in a source itself rather than in the catalogue. */
export function textsIn(path: string, source: string): Text[] {
  const { program } = parseSync(path, source);
  const found = new Map<number, string>();
  const report = (text: string, index: number) => {
    if (/\p{L}{2}/u.test(text.replace(/&\w+;/g, "")) && !NAMES.has(text.trim())) found.set(index, text.trim());
  };
  /** Every string an expression may come to. */
  const walk = (node: ESTree.Node | null | undefined, isText: (text: string) => boolean) => {
    if (!node) return;
    if (node.type === "Literal" && typeof node.value === "string" && isText(node.value)) report(node.value, node.start);
    if (node.type === "TemplateLiteral") {
      for (const { value, start } of node.quasis) if (isText(value.raw.trim())) report(value.raw, start);
    }
    if (node.type === "ConditionalExpression") {
      walk(node.consequent, isText);
      walk(node.alternate, isText);
    }
    if (node.type === "LogicalExpression") {
      walk(node.left, isText);
      walk(node.right, isText);
    }
    if (node.type === "ParenthesizedExpression" || node.type === "TSAsExpression") walk(node.expression, isText);
    if (node.type === "JSXExpressionContainer" && node.expression.type !== "JSXEmptyExpression") {
      walk(node.expression, isText);
    }
  };

  const technical = technicalIn(program);
  new Visitor({
    JSXText: (node) => report(node.value, node.start),
    JSXElement: ({ children }) => {
      for (const child of children) if (child.type === "JSXExpressionContainer") walk(child, () => true);
    },
    JSXAttribute: ({ name, value }) => {
      if (READ.has(nameOf(name))) walk(value, isWords);
    },
    Property: ({ key, value }) => {
      if (READ.has(nameOf(key))) walk(value, isWords);
    },
    CallExpression: ({ callee, arguments: given }) => {
      const place = callee.type === "Identifier" ? SAID[callee.name] : undefined;
      if (place !== undefined) walk(given[place], isWords);
    },
    Literal: ({ value, start }) => {
      if (typeof value === "string" && isSentence(value) && !technical.has(start)) report(value, start);
    },
    TemplateElement: ({ value, start }) => {
      if (isSentence(value.raw) && !technical.has(start)) report(value.raw, start);
    },
  }).visit(program);
  return [...found].map(([index, text]) => ({ text, index }));
}

/** More than an identifier: `Save`, `all of them`, not `leadId`. */
const isWords = (text: string) => !/^[a-z][\w./:-]*$/.test(text);

const isSentence = (text: string) => /^\s*[A-Z“][a-z’']+,? [a-zA-Z“]/.test(text);

/** Where texts stand that no person reads: messages of thrown `Error`s, for who mends the program, and names of keys. */
function technicalIn(program: ESTree.Program): Set<number> {
  const starts = new Set<number>();
  new Visitor({
    JSXAttribute: ({ name, value }) => {
      if (nameOf(name) === "aria-keyshortcuts" && value) starts.add(value.start);
    },
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type !== "Identifier" || callee.name !== "Error") return;
      for (const one of given) {
        starts.add(one.start);
        if (one.type === "TemplateLiteral") for (const { start } of one.quasis) starts.add(start);
      }
    },
  }).visit(program);
  return starts;
}

function nameOf(key: { type: string; name?: unknown; value?: unknown }): string {
  if (typeof key.name === "string") return key.name;
  return typeof key.value === "string" ? key.value : "";
}
