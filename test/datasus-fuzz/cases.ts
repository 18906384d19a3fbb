import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './campaign.ts';
import { mannerOfInput } from './campaign.ts';
import { judge } from './judge.ts';
import { type Manner, PLAINLY } from './manner.ts';

/** A file on which a reader once misbehaved, or would have, and the way in which it was read. */
export interface Case {
  /** What went wrong. */
  problem: string;
  manner: Manner;
  bytes: Uint8Array;
}

const folder = join(import.meta.dirname, 'cases');

/** The cases kept, by name. All are made by us; no byte is of a public file. */
export function listCases(): [name: string, kept: Case][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const { problem, manner, hex } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      return [
        name,
        {
          problem,
          manner: { ...PLAINLY, ...manner },
          bytes: new Uint8Array(Buffer.from(hex.join(''), 'hex')),
        },
      ];
    });
}

/** Keeps a finding, made as short as still shows it; null where it holds anything of a public file. */
export async function keepCase({ seed, input, problem }: Finding): Promise<string | null> {
  if (input.real) return null;
  const manner = mannerOfInput(seed, input.lineage);
  const bytes = await shortened(input.bytes, manner);
  const name = `${seed}-${input.lineage.at(-1)}.json`;
  const hex =
    Buffer.from(bytes)
      .toString('hex')
      .match(/.{1,96}/g) ?? [];
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, name),
    `${JSON.stringify({ problem: problem.split('\n')[0], manner, hex }, null, 2)}\n`,
  );
  return name;
}

/** Takes out stretches, the long ones first, as long as the reader still misbehaves. */
async function shortened(bytes: Uint8Array, manner: Manner): Promise<Uint8Array> {
  let shortest = bytes;
  for (let length = bytes.length >> 1; length > 0; length >>= 1) {
    for (let at = 0; at + length <= shortest.length; ) {
      const shorter = new Uint8Array(
        Buffer.concat([shortest.subarray(0, at), shortest.subarray(at + length)]),
      );
      if (await misbehaves(shorter, manner)) shortest = shorter;
      else at += length;
    }
  }
  return shortest;
}

function misbehaves(bytes: Uint8Array, manner: Manner): Promise<boolean> {
  return judge(bytes, manner).then(
    () => false,
    () => true,
  );
}
