declare module 'implode-decoder' {
  import type { Transform } from 'node:stream';

  /** A stream that decompresses PKWARE DCL. The oracle of our own decoder. */
  function implodeDecoder(): Transform;
  export = implodeDecoder;
}
