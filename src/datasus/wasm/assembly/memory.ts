// AssemblyScript, not TypeScript: compiled to WebAssembly by scripts/build-wasm.ts.

/** First byte not yet given out. The host never gives memory back: an instance is dropped or used again whole. */
let top: usize = (__heap_base + 63) & ~63;

/** `size` bytes that nobody else has, 64-aligned, with 64 bytes of slack after them for wide stores. Grows the memory. */
export function reserve(size: u32): usize {
  const start = top;
  const end = (start + <usize>size + 127) & ~63;
  const pages = <i32>((end + 0xffff) >>> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) return 0;
  top = end;
  return start;
}

/** Takes back all that was given out: the instance is as fresh, but for the memory it has grown to. */
export function reset(): void {
  top = (__heap_base + 63) & ~63;
}
