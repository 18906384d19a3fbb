/** Where a CSV goes, piece by piece. */
interface CsvSink {
  write(bytes: Uint8Array): Promise<void>;
  /** Nothing of it stays. */
  abandon(): Promise<void>;
  end(): Promise<Blob | null>;
}

/** Pieces that the browser may keep on disk. */
export function blobSink(): CsvSink {
  const parts: Blob[] = [];
  return {
    write: async (bytes) => {
      parts.push(new Blob([bytes as Uint8Array<ArrayBuffer>]));
    },
    abandon: async () => undefined,
    end: async () => new Blob(parts, { type: 'text/csv;charset=utf-8' }),
  };
}

/** A file that the person chose: it appears when it is whole. */
export async function fileSink(target: FileSystemFileHandle): Promise<CsvSink> {
  const file = await target.createWritable();
  return {
    write: (bytes) => file.write(bytes as Uint8Array<ArrayBuffer>),
    abandon: () => file.abort(),
    end: async () => {
      await file.close();
      return null;
    },
  };
}
