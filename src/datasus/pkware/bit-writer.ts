/** Collects bits, lowest first, into bytes. */
export class BitWriter {
  #bytes = new Uint8Array(64 * 1024);
  #length = 0;
  #bits = 0;
  #count = 0;

  /** Appends the `count` lowest bits of `value` (24 at most); the others must be zero. */
  write(value: number, count: number): void {
    this.#bits |= value << this.#count;
    this.#count += count;
    if (this.#length + 4 > this.#bytes.length) this.#grow();
    while (this.#count >= 8) {
      this.#bytes[this.#length++] = this.#bits;
      this.#bits >>>= 8;
      this.#count -= 8;
    }
  }

  /** The whole bytes written since the last time. */
  take(): Uint8Array {
    const bytes = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return bytes;
  }

  /** Fills the last byte up with zeros. */
  pad(): void {
    if (this.#count > 0) this.write(0, 8 - this.#count);
  }

  #grow(): void {
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}
