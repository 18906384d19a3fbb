import type { Context } from '../../platform/context.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { ActAnswer, ActList, ActParams } from './contract.ts';
import type { Unit, UnitKind } from './domain/act.ts';
import { addressLabel } from './domain/address.ts';
import { getAct, listActs, type StoredAct } from './store.ts';

type ReadUnit = Unit & { kind: Exclude<UnitKind, 'page'> };

async function readAct(context: Context, id: string): Promise<ActAnswer> {
  const { ocr, corrections, tables, units, ...head } = await getAct(context, id);
  const counts = countByUnit(corrections);
  return {
    ...head,
    tables: tables.map((table) => ({
      ...table,
      columns: [...table.columns],
      rows: [...table.rows],
      doubts: [...table.doubts],
    })),
    omissions: [...head.omissions],
    units: units
      .filter((unit): unit is ReadUnit => unit.kind !== 'page')
      .map(({ ocrStart, ocrEnd, ...unit }) => ({
        ...unit,
        label: addressLabel(unit.address),
        ocr: ocr === null || ocrStart === null ? null : ocr.slice(ocrStart, ocrEnd ?? undefined),
        corrections: counts.get(unit.address) ?? 0,
      })),
  };
}

function countByUnit(corrections: StoredAct['corrections']): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { at } of corrections) if (at !== null) counts.set(at, (counts.get(at) ?? 0) + 1);
  return counts;
}

/** Acts are public: everybody may read what was decided. */
export const actsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/acts',
    verb: 'public',
    summary: 'Os atos normativos guardados, com número, datas e vigência',
    answer: ActList,
    handle: async (context) => ({
      items: (await listActs(context)).map(({ source, ...act }) => ({ ...act, source: { ...source } })),
      next: null,
    }),
  }),
  route({
    method: 'GET',
    path: '/api/acts/:id',
    verb: 'public',
    summary: 'Um ato: texto por dispositivo, a digitalização ao lado, tabelas e omissões',
    params: ActParams,
    answer: ActAnswer,
    handle: (context, { params }) => readAct(context, params.id),
  }),
];
