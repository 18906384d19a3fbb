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

declare module '@gorules/zen-engine' {
  interface Decision {
    evaluate(context: object, options?: { trace?: boolean }): Promise<{ result: Record<string, number> }>;
  }
  export class ZenEngine {
    createDecision(content: Uint8Array): Decision;
    dispose(): void;
  }
}

declare module 'json-rules-engine' {
  interface Rule {
    readonly conditions: {
      readonly all: readonly { fact: string; operator: string; value: number | boolean }[];
    };
    readonly event: Event;
  }
  interface Event {
    readonly type: string;
    readonly params?: { readonly score: number };
  }
  export class Engine {
    constructor(rules: readonly Rule[]);
    run(facts: object): Promise<{ events: readonly Event[] }>;
    stop(): void;
  }
}

declare module 'hyperformula' {
  type Cell = string | number | boolean | null;
  export class HyperFormula {
    static buildFromArray(rows: readonly (readonly Cell[])[], options: object): HyperFormula;
    batch(operations: () => void): void;
    setCellContents(
      corner: { sheet: number; col: number; row: number },
      cells: readonly (readonly Cell[])[],
    ): void;
    getSheetValues(sheet: number): Cell[][];
    destroy(): void;
  }
}
