import { expect, it } from 'vitest';
import { COMMANDS } from './commands.ts';

it.each(Object.entries(COMMANDS))('%s is the command that it loads', async (words, load) => {
  expect((await load()).name).toBe(words);
});
