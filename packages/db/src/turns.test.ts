import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Turns } from "./turns.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Takes a turn for each name; says which have started, and ends them. */
function startAll(turns: Turns, names: string[]) {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  for (const name of names) {
    turns.take((done) => {
      started.push(name);
      ends.set(name, done);
    });
  }
  return { started, end: (name: string) => ends.get(name)?.() };
}

it("lets so many through at once, and the others in their order", () => {
  const turns = new Turns(2);
  const { started, end } = startAll(turns, ["a", "b", "c", "d"]);
  expect(started).toEqual(["a", "b"]);
  expect(turns.waiting).toBe(2);

  end("b");
  expect(started).toEqual(["a", "b", "c"]);
  end("a");
  end("c");
  expect(started).toEqual(["a", "b", "c", "d"]);
  expect(turns.waiting).toBe(0);
});

it("counts one that takes long no more, so that the others go on", () => {
  const turns = new Turns(1);
  const { started, end } = startAll(turns, ["long", "b", "c", "d"]);
  vi.advanceTimersByTime(100);
  expect(started).toEqual(["long", "b", "c", "d"]);

  // Its end gives nobody a second place.
  const later = startAll(turns, ["e", "f"]);
  end("long");
  expect(later.started).toEqual([]);
  end("d");
  expect(later.started).toEqual(["e"]);
});
