import { AppError } from '../../../../kernel/app-error.ts';
import { formatDay } from '../../../../kernel/format.ts';
import { once } from '../../../../platform/commands.ts';
import { authorise, type Context, inTransaction } from '../../../../platform/context.ts';
import type { FileAnswer } from '../../../../platform/http/route.ts';
import { citationName, getAct } from '../../../acts/index.ts';
import { issuePaper, paperNumber, renderIssuedPaper, renderWord } from '../../../documents/index.ts';
import { getTerritory } from '../../../territory/index.ts';
import { mayStart } from '../../domain/instrument/may.ts';
import type { InstrumentRecord } from '../../store/instrument/instruments.ts';
import { insertSignatory, listSignatories, type Signatory } from '../../store/instrument/papers.ts';
import { aroundInstrument, getInstrument, holdInstrument, scopeOfInstrument } from './open.ts';
import { mayUncover } from './parts.ts';
import { writeStep } from './record.ts';
import { type TermoData, termoPaper, uncovered } from './termo-paper.ts';
import { termsOf } from './terms.ts';
import { OFFICE_VERBS } from './verbs.ts';

const SERIES = 'TERMO';

/** Says who signs for a party from now on; what identifies them is kept apart, and whoever signed before stays in the history. @throws AppError `forbidden` */
export async function saySignatory(
  context: Context,
  id: string,
  said: Signatory,
): Promise<{ party: Signatory['party']; name: string }> {
  const office = said.party === 'state' ? OFFICE_VERBS.decision : OFFICE_VERBS.municipality;
  authorise(context, office, await scopeOfInstrument(context, id));
  await getInstrument(context, id);
  await inTransaction(context, (tx) => insertSignatory(tx, id, said));
  return { party: said.party, name: said.name };
}

/** Numbers the Termo from what is recorded, for both parties to sign. @throws AppError `forbidden`, `conflict`, `refused` with every reason */
export async function issueTermo(context: Context, id: string, { version }: { readonly version: number }) {
  authorise(context, OFFICE_VERBS.decision, await scopeOfInstrument(context, id));
  return once(context, 'cofinancing.issue-termo', async (tx) => {
    const record = await holdInstrument(tx, id);
    const signatories = await listSignatories(tx, id);
    const around = await aroundInstrument(tx, record);
    const reasons = [
      ...mayStart(around, 'term-issued'),
      ...(signatories.length < 2 ? ['Falta dizer quem assina por cada uma das partes.'] : []),
    ];
    if (reasons.length > 0) throw new AppError('refused', reasons.join(' '), { details: { reasons } });
    const model = around.terms.termo;
    const { units } = await getAct(tx, model.act);
    const issued = await issuePaper(
      tx,
      SERIES,
      termoPaper(model, units, await dataOf(tx, record, signatories)),
    );
    const number = paperNumber(issued);
    const step = { type: 'term-issued' as const, on: tx.clock.today(), document: number };
    const written = await writeStep(tx, record, { ...step, details: { paper: issued.id }, version });
    return { paper: issued.id, number, version: written.version };
  });
}

async function dataOf(
  context: Context,
  record: InstrumentRecord,
  signatories: TermoData['signatories'],
): Promise<TermoData> {
  const { last } = record.content;
  const territory = await getTerritory(context);
  const today = context.clock.today();
  const path = territory.path(record.municipality, today).map((code) => territory.get(code, today));
  const act = last.approved?.details.act;
  const labels = new Map(
    termsOf(record.programme).technicalFile.map(({ id, label }) => [id, `${id}. ${label}`]),
  );
  return {
    municipality: territory.get(record.municipality, today).name,
    region: path.find(({ level }) => level === 'healthRegion')?.name ?? '',
    establishment: record.establishment,
    fund: record.fund,
    day: today,
    act: act === undefined ? (last.approved?.document ?? '') : citationName(await getAct(context, act)),
    process: last.requested?.document ?? '',
    signatories,
    parameters: (last['technical-file-presented']?.details.parameters ?? []).map(
      ({ id, value, source, on }) => [labels.get(id) ?? id, value, source, formatDay(on)] as const,
    ),
  };
}

const MEDIA = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

/** The public copy, with personal data covered, or that of the parties. @throws AppError `not-found`, `forbidden` */
export async function sendTermo(
  context: Context,
  id: string,
  form: keyof typeof MEDIA,
  copy: 'public' | 'parties',
): Promise<FileAnswer> {
  const record = await getInstrument(context, id);
  const issued = record.content.last['term-issued'];
  const paper = issued?.details.paper;
  if (paper === undefined)
    throw new AppError('not-found', 'O Termo deste instrumento ainda não foi emitido.');
  if (copy === 'parties' && !(await mayUncover(context, record)))
    throw new AppError(
      'forbidden',
      'A via com dados pessoais é das partes. A pública traz o mesmo texto, com eles cobertos.',
    );
  const change = copy === 'parties' ? uncovered(await listSignatories(context, id)) : undefined;
  const body =
    form === 'pdf'
      ? (await renderIssuedPaper(context, paper, change)).bytes
      : await renderWord(context, { issued: paper, ...(change && { change }) });
  const name = `${issued?.document.replaceAll(/[ /]/g, '-')}${copy === 'parties' ? '-partes' : ''}.${form}`;
  return { kind: 'file', contentType: MEDIA[form], fileName: name, body };
}
