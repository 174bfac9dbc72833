/** Something under way that counts against the limit. */
interface Turn {
  since: number;
}

/** The longest one counts: what takes longer mostly waits for something else, and must not hold up the rest. */
const LONGEST_MS = 20;

/**
 * Lets only so many through at once and keeps the rest in line. More statements at once than a machine has cores are
 * answered later, all of them, because they take each other's caches; one that takes long soon counts no more.
 */
export class Turns {
  readonly #atOnce: number;
  /** The oldest first. */
  readonly #counted = new Set<Turn>();
  readonly #inLine: ((done: () => void) => void)[] = [];
  #clock: NodeJS.Timeout | undefined;

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  get waiting(): number {
    return this.#inLine.length;
  }

  /** Starts the work now or when its turn comes; it calls `done` once. */
  take(work: (done: () => void) => void): void {
    if (this.#counted.size < this.#atOnce) {
      this.#start(work);
      return;
    }
    this.#inLine.push(work);
    this.#clock ??= setTimeout(() => this.#passOver(), LONGEST_MS);
  }

  #start(work: (done: () => void) => void): void {
    const turn = { since: performance.now() };
    this.#counted.add(turn);
    work(() => {
      if (this.#counted.delete(turn)) this.#startNext();
    });
  }

  #startNext(): void {
    while (this.#counted.size < this.#atOnce) {
      const next = this.#inLine.shift();
      if (!next) return;
      this.#start(next);
    }
  }

  #passOver(): void {
    const before = performance.now() - LONGEST_MS;
    for (const turn of this.#counted) if (turn.since <= before) this.#counted.delete(turn);
    this.#startNext();
    this.#clock = this.#inLine.length > 0 ? setTimeout(() => this.#passOver(), LONGEST_MS) : undefined;
  }
}
