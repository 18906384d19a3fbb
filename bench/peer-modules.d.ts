// The packages of bench/package.json, as far as they are used here: they are installed by `npm run bench` only, and the
// types must hold without them.

declare module 'node-pkware' {
  import type { Transform, TransformCallback } from 'node:stream';

  type Handler = (
    this: Transform,
    chunk: Buffer,
    encoding: NodeJS.BufferEncoding,
    callback: TransformCallback,
  ) => void;
  export function explode(): Handler;
  export const stream: { through(handler: Handler): Transform };
}

declare module 'dbffile' {
  export class DBFFile {
    static open(
      path: string,
      options?: { encoding?: string; readMode?: 'strict' | 'loose' },
    ): Promise<DBFFile>;
    readonly recordCount: number;
    readRecords(maxCount?: number): Promise<Record<string, unknown>[]>;
  }
}
