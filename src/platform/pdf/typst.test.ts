import { afterAll, describe, expect, it } from 'vitest';
import { startPdfRenderer } from './typst.ts';

const template = `#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: datetime(year: 2020, month: 9, day: 3))
#set text(font: "Source Sans 3", lang: "pt")
= #data.title
#data.text`;
const data = { title: 'Ação', text: 'R$ 765.547,34 *sem marca* #nem código' };

describe('a paper made by Typst', () => {
  const renderer = startPdfRenderer();
  afterAll(() => renderer.close());

  it('is a tagged PDF/A-2 with its fonts, the same bytes each time', async () => {
    const first = Buffer.from(await renderer.render(template, data));
    const second = Buffer.from(await renderer.render(template, data));
    expect(second.equals(first)).toBe(true);
    const file = first.toString('latin1');
    expect(file.startsWith('%PDF-1.7')).toBe(true);
    expect(file).toContain('/StructTreeRoot');
    expect(file).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(file).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(file).toContain('SourceSans3');
  });

  it('makes several at once, each its own', async () => {
    const titles = ['um', 'dois', 'três'];
    const papers = await Promise.all(titles.map((title) => renderer.render(template, { ...data, title })));
    expect(new Set(papers.map((bytes) => Buffer.from(bytes).toString('base64'))).size).toBe(3);
  });

  it('says in one sentence that a paper failed, and works on', async () => {
    await expect(renderer.render('#panic("x")', {})).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('não pôde ser montado'),
    });
    await expect(renderer.render(template, data)).resolves.toBeInstanceOf(Uint8Array);
  });

  it('starts again after it was closed', async () => {
    const other = startPdfRenderer();
    await other.render(template, data);
    await other.close();
    await other.close();
    await expect(other.render(template, data)).resolves.toBeInstanceOf(Uint8Array);
    await other.close();
  });
});
