/** Frames of one connection that must run without another's between them: up to a Sync or a simple query. */
export interface Turn {
  readonly owner: number;
  readonly frames: readonly Uint8Array[];
  /** Everything that the database answers, in its order, once the turn is over. */
  readonly reply: (answers: readonly Uint8Array[]) => void;
}

/** Runs frames on the only session there is, and tells whether it is inside a transaction afterwards. */
export type Execute = (turn: Turn) => Promise<{ insideTransaction: boolean }>;

/**
 * Lets connections share one session: one turn at a time, in the order of arrival; while a transaction is open only its
 * owner passes. A turn that fails for the transport ends that turn, never the queue.
 */
export class Turnstile {
  readonly #execute: Execute;
  readonly #waiting: { turn: Turn; done: () => void }[] = [];
  #running = false;
  /** The connection whose transaction is open, or null. */
  #inside: number | null = null;

  constructor(execute: Execute) {
    this.#execute = execute;
  }

  /** Resolves when the turn is over, whatever came of it. */
  pass(turn: Turn): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ turn, done });
      void this.#run();
    });
  }

  /** Forgets a connection that went away; `undo` runs as its last turn when its transaction is still open. */
  async leave(owner: number, undo: () => Turn): Promise<void> {
    for (const entry of this.#waiting.filter(({ turn }) => turn.owner === owner)) {
      this.#waiting.splice(this.#waiting.indexOf(entry), 1);
      entry.done();
    }
    // Joins the queue even when nothing is open yet: the turn that runs now may be the one that opens it.
    await this.pass(undo());
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    for (let entry = this.#next(); entry !== null; entry = this.#next()) {
      const { turn, done } = entry;
      try {
        const { insideTransaction } = await this.#execute(turn);
        this.#inside = insideTransaction ? turn.owner : null;
      } catch {
        this.#inside = null;
      }
      done();
    }
    this.#running = false;
  }

  #next(): { turn: Turn; done: () => void } | null {
    const index =
      this.#inside === null ? 0 : this.#waiting.findIndex(({ turn }) => turn.owner === this.#inside);
    return this.#waiting.splice(index, index < 0 ? 0 : 1)[0] ?? null;
  }
}
