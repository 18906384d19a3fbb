/** What a save leaves behind: the version that the next one expects. */
interface Saved {
  readonly sequence: number;
}

/**
 * A queue of saves of one record. Each waits for the one before it and expects the newest sequence: what the page has read, or what
 * the save before left. One that fails does not stop those after it.
 */
export function savesInOrder() {
  let last: Promise<unknown> = Promise.resolve();
  let newest = 0;
  return <Given extends Saved>(read: number, save: (expected: number) => Promise<Given>): Promise<Given> => {
    const next = last.then(async () => {
      newest = Math.max(newest, read);
      const saved = await save(newest);
      newest = Math.max(newest, saved.sequence);
      return saved;
    });
    last = next.catch(() => undefined);
    return next;
  };
}
