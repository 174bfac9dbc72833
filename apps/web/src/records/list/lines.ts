/** A value of the field a list is grouped by, and how many records have it. */
export interface Group {
  /** Null for the records where the field is empty. */
  key: string | null;
  title: string;
  count: number;
  measures: Record<string, string | null>;
}

/** Records that follow each other in one order: the whole list, or one of its groups. */
export interface Section {
  id: string;
  filter?: string;
  count: number;
  /** Drawn as a heading above the section's records. */
  group?: Group;
  isOpen: boolean;
}

/** One line of the table: a group's heading, or the `index`-th record of a section. */
export type Line = { kind: "group"; section: Section } | { kind: "record"; section: Section; index: number };

/** The sections as lines, one below the other, without making each line. */
export interface Lines {
  count: number;
  at(line: number): Line | undefined;
  /** Where a section's record stands, or its heading when it is closed. */
  of(section: Section, index: number): number;
  /** The next line from `line` on, going by `step`, that is a record. */
  recordFrom(line: number, step: 1 | -1): number | undefined;
}

/** Lays sections out; a closed one is its heading alone. */
export function layOut(sections: Section[]): Lines {
  const starts: number[] = [];
  let count = 0;
  for (const section of sections) {
    starts.push(count);
    count += headingOf(section) + (section.isOpen ? section.count : 0);
  }
  const at = (line: number): Line | undefined => {
    const position = lastAtOrBefore(starts, line);
    const section = sections[position];
    const start = starts[position];
    if (!section || start === undefined || line < 0 || line >= count) return undefined;
    const index = line - start - headingOf(section);
    return index < 0 ? { kind: "group", section } : { kind: "record", section, index };
  };
  return {
    count,
    at,
    of(section, index) {
      const start = starts[sections.findIndex(({ id }) => id === section.id)] ?? 0;
      return start + (section.isOpen ? headingOf(section) + index : 0);
    },
    recordFrom(line, step) {
      for (let next = line; next >= 0 && next < count; next += step) {
        if (at(next)?.kind === "record") return next;
      }
      return undefined;
    },
  };
}

const headingOf = (section: Section) => (section.group ? 1 : 0);

/** The position of the last of the rising `starts` that is not beyond `line`. */
function lastAtOrBefore(starts: number[], line: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= line) low = middle;
    else high = middle - 1;
  }
  return low;
}
