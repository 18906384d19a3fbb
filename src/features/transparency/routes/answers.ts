import type { Context } from '../../../platform/context.ts';
import { addressLabel, getAct, verifyCitations } from '../../acts/index.ts';
import type {
  CarryingScreen,
  DocumentAnswer,
  TourAnswer,
  TraceAnswer,
  TraceQuery,
  TraceRow,
} from '../contract.ts';
import { filterRows } from '../domain/filter.ts';
import type { DocumentId } from '../domain/matrix.ts';
import { markUnits, runsOf, sectionOf } from '../domain/paper.ts';
import { deliveryWords } from '../domain/rooms.ts';
import { addressOf, screenName } from '../domain/screens.ts';
import { type TracedRow, totalsOf, traceMatrix } from '../domain/state.ts';
import { matrix, roleName, tour } from '../seed.ts';

export function readTrace(query: TraceQuery): TraceAnswer {
  const rows = traceMatrix(matrix);
  const documents = matrix.documents.map(({ id, act, title }) => {
    const own = rows.filter((row) => row.document === id);
    const sections = matrix.sections
      .filter((section) => section.document === id)
      .map((section) => ({
        id: section.id,
        title: section.title,
        totals: totalsOf(own.filter((row) => row.section === section.id)),
      }));
    return { id, act, title, totals: totalsOf(own), sections };
  });
  return {
    totals: totalsOf(rows),
    documents,
    rows: filterRows(rows, query).map(rowAnswer),
    joints: matrix.joints.map(({ from, to, joint }) => ({ from: [...from], to: [...to], joint })),
    withoutScreen: matrix.withoutScreen
      .filter((sentence) => sentence.rows.length === 0)
      .map(({ document, sentence, at, why }) => ({
        document,
        sentence,
        atLabel: at === null ? null : addressLabel(at),
        why,
      })),
  };
}

function screenAnswer(route: string, address: string | null): CarryingScreen {
  return { route, address, name: screenName(address) };
}

function rowAnswer(row: TracedRow): TraceRow {
  const { otherRoutes: _, page: __, by, ...kept } = row;
  return {
    ...kept,
    atLabel: addressLabel(row.at),
    screens: row.screens.map(({ route, address }) => screenAnswer(route, address)),
    deliveries: by.map(deliveryWords),
    tests: [...row.tests],
    gaps: [...row.gaps],
    lacks: [...row.lacks],
  };
}

/** @throws AppError `refused` where a quote of the matrix does not stand in the stored text. */
export async function readDocument(context: Context, id: DocumentId): Promise<DocumentAnswer> {
  const { act: actId, title } = matrix.documents.find((document) => document.id === id)!;
  const rows = matrix.rows.filter((row) => row.document === id);
  const act = await getAct(context, actId);
  const cited = rows.map(({ at, quote }) => ({ act: actId, at, quote }));
  const found = await verifyCitations(context, cited);
  const spans = found.map(({ start, end }, index) => ({ row: rows[index]!.id, start, end }));
  const { ocr } = act;
  const units = markUnits(
    act.units.filter((unit) => unit.kind !== 'page'),
    spans,
  );
  const parts = runsOf(units, (unit) => sectionOf(matrix, id, unit.address));
  return {
    id,
    act: actId,
    title,
    scanned: ocr !== null,
    source: act.source && { ...act.source },
    omissions: act.omissions.map((omission) => ({ ...omission })),
    parts: parts.map(({ key, items }) => ({
      section: key,
      title: matrix.sections.find((section) => section.id === key)?.title ?? key,
      units: items.map(({ address, kind, status, text, ocrStart, ocrEnd, marks }) => ({
        address,
        label: addressLabel(address),
        kind: kind as Exclude<typeof kind, 'page'>,
        status,
        text,
        ocr: ocr === null || ocrStart === null ? null : ocr.slice(ocrStart, ocrEnd ?? undefined),
        marks: [...marks],
      })),
    })),
  };
}

export function readTour(): TourAnswer {
  const rows = new Map(traceMatrix(matrix).map((row) => [row.id, row] as const));
  return {
    minutes: tour.minutes,
    stops: tour.stops.map((stop) => ({
      minute: stop.minute,
      paper: stop.paper,
      mustSee: stop.mustSee,
      rows: stop.rows
        .map((id) => rows.get(id))
        .filter((row) => row !== undefined)
        .map(({ id, at, state }) => ({ id, atLabel: addressLabel(at), state })),
      role: stop.role === null ? null : { id: stop.role, name: roleName(stop.role) },
      screens: stop.routes.map((route) => screenAnswer(route, addressOf(route))),
    })),
  };
}
