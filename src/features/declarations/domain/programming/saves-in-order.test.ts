import { expect, test } from 'vitest';
import { savesInOrder } from './saves-in-order.ts';

/** A record that takes a save only on the sequence it stands at. */
function record() {
  let stands = 7;
  const taken: string[] = [];
  const save = (text: string) => async (expected: number) => {
    await Promise.resolve();
    if (expected !== stands) throw new Error(`stands at ${stands}, not ${expected}`);
    if (text === 'bad') throw new Error('refused');
    taken.push(text);
    stands += 1;
    return { sequence: stands };
  };
  return { save, taken };
}

test('two gestures before the page is read again are both saved, in order', async () => {
  const { save, taken } = record();
  const inOrder = savesInOrder();
  await Promise.all([inOrder(7, save('a')), inOrder(7, save('b')), inOrder(8, save('c'))]);
  expect(taken).toEqual(['a', 'b', 'c']);
});

test('one that is refused says so and leaves the others their turn', async () => {
  const { save, taken } = record();
  const inOrder = savesInOrder();
  const all = await Promise.allSettled([
    inOrder(7, save('a')),
    inOrder(7, save('bad')),
    inOrder(7, save('c')),
  ]);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(taken).toEqual(['a', 'c']);
});
