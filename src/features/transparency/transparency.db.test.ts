import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FreshContext, freshContext, hasDatabase } from '../../../test/database/fresh.ts';
import { ANONYMOUS } from '../../kernel/actor.ts';
import { buildHttpServer } from '../../platform/http/server.ts';
import type { DocumentAnswer, TourAnswer, TraceAnswer } from './contract.ts';
import { traceForCli, transparencyRoutes } from './index.ts';

describe.skipIf(!hasDatabase)('the matrix, read without signing in', () => {
  let fresh: FreshContext;
  let app: FastifyInstance;
  beforeAll(async () => {
    fresh = await freshContext('2026-11-23T14:00:00Z');
    const { context } = fresh;
    app = await buildHttpServer({ context, routes: transparencyRoutes, identify: async () => ANONYMOUS });
  });
  afterAll(async () => {
    await app?.close();
    await fresh?.close();
  });

  const read = async <T>(url: string): Promise<T> => {
    const response = await app.inject({ url });
    expect(response.statusCode, url).toBe(200);
    return response.json() as T;
  };

  it('gives every row of both documents, with totals that add up', async () => {
    const { rows, totals, documents } = await read<TraceAnswer>('/api/trace');
    expect(rows).toHaveLength(337);
    const { all, ...states } = totals;
    expect([all, Object.values(states).reduce((sum, n) => sum + n, 0)]).toEqual([337, 337]);
    expect(documents.map((document) => document.totals.all)).toEqual([199, 138]);
    for (const document of documents) {
      const inSections = document.sections.reduce((sum, section) => sum + section.totals.all, 0);
      expect(inSections).toBe(document.totals.all);
    }
  });

  it('narrows the rows and keeps the totals', async () => {
    const { rows, totals } = await read<TraceAnswer>('/api/trace?document=B&section=artigos&q=sanitaria');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.section === 'artigos')).toBe(true);
    expect(totals.all).toBe(337);
    expect((await app.inject({ url: '/api/trace?state=done' })).statusCode).toBe(400);
  });

  it('never leads to a screen that is not built', async () => {
    const { rows } = await read<TraceAnswer>('/api/trace?state=planned');
    expect(rows.flatMap((row) => row.screens).filter((screen) => screen.address !== null)).toEqual([]);
  });

  it.each([
    ['A', 199, false],
    ['B', 138, true],
  ])(
    'shows document %s as published, each of its %i quotes marked in its place',
    async (id, count, scanned) => {
      const document = await read<DocumentAnswer>(`/api/trace/documents/${id}`);
      const units = document.parts.flatMap((part) => part.units);
      expect(new Set(units.flatMap((unit) => unit.marks.map((mark) => mark.row))).size).toBe(count);
      expect(document.scanned).toBe(scanned);
      expect(units.filter((unit) => unit.ocr !== null).length > 0).toBe(scanned);
      const marked = units.find((unit) =>
        unit.marks.some((mark) => mark.row === 'B.2.VI.b' || mark.row === 'A5.2.4'),
      );
      const [mark] = marked?.marks ?? [];
      expect(marked?.text.slice(mark?.start, mark?.end)).toMatch(/^(85%|b\)|100% dos projetos|b\.)/);
    },
  );

  it('knows no third document', async () => {
    expect((await app.inject({ url: '/api/trace/documents/C' })).statusCode).toBe(400);
  });

  it('gives the table for a spreadsheet', async () => {
    const response = await app.inject({ url: '/api/trace.csv?document=A' });
    expect(response.headers['content-type']).toContain('text/csv');
    expect(response.headers['content-disposition']).toContain('rastreabilidade-2026-11-23.csv');
    expect(response.body.startsWith('\uFEFFCódigo;Documento;')).toBe(true);
    expect(response.body.split('\r\n').filter((line) => /^A[EO\d]/.test(line))).toHaveLength(199);
  });

  it('gives the tour, honest about what is not built', async () => {
    const { stops } = await read<TourAnswer>('/api/roteiro');
    expect(stops).toHaveLength(12);
    const here = stops.find((stop) =>
      stop.screens.some((screen) => screen.route === '/sobre/rastreabilidade'),
    );
    expect(here?.screens).toEqual([
      {
        route: '/sobre/rastreabilidade',
        address: '/sobre/rastreabilidade',
        name: 'Matriz de rastreabilidade',
      },
    ]);
    expect(
      stops.flatMap((stop) => stop.screens).filter((screen) => screen.address === null).length,
    ).toBeGreaterThan(0);
    expect(stops[0]?.role).toEqual({ id: 'superintendent', name: 'Superintendente' });
  });

  it('gives the command line the same rows', async () => {
    const all = traceForCli({ missing: false });
    const missing = traceForCli({ missing: true });
    expect(all).toHaveLength(337);
    expect(Object.keys(all[0] ?? {})).toEqual(['id', 'document', 'at', 'quote', 'route', 'state', 'tests']);
    expect(missing.every((row) => row.state === 'partial' || row.state === 'planned')).toBe(true);
    const { totals } = await read<TraceAnswer>('/api/trace');
    expect(missing).toHaveLength(totals.partial + totals.planned);
  });
});
