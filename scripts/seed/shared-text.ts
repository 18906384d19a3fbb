import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { SourceText } from '../../src/features/acts/domain/act.ts';

const root = resolve(import.meta.dirname, '../..');
const publicFolder = resolve(process.env.PACTUA_SHARED ?? resolve(root, '../shared'));

export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A document of the public folder with the source line that the seed will carry. */
export function readSharedText(file: string, date: string): { text: string; source: SourceText } {
  const text = readFileSync(resolve(publicFolder, file), 'utf8');
  return { text, source: { file, sha256: sha256(text), date } };
}

/** Hand-made content kept beside the scripts. */
export function readContent(name: string): string {
  return readFileSync(resolve(import.meta.dirname, 'content', name), 'utf8');
}

/** Writes a text of `database/seed`. */
export function writeSeedText(name: string, text: string): void {
  const path = resolve(root, 'database/seed', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Writes a seed file with one record a line, so that a change reads well in a diff. */
export function writeSeedJson(name: string, content: object): void {
  const members = Object.entries(content).map(([key, value]) => `  ${JSON.stringify(key)}: ${member(value)}`);
  writeSeedText(name, `{\n${members.join(',\n')}\n}\n`);
}

function member(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((each) => `    ${JSON.stringify(each)}`).join(',\n')}\n  ]`;
}
