/** Makes a paper: a Typst template of `documents` filled with data; the same input gives the same bytes. */
export interface PdfRenderer {
  /**
   * @param template Typst source; data reaches it only through `sys.inputs.data` as JSON, never by string building.
   * @param data plain JSON.
   * @returns the bytes of a tagged PDF/A-2b.
   */
  render(template: string, data: unknown): Promise<Uint8Array>;
  close(): Promise<void>;
}
