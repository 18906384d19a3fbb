import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { addMonths, parseCompetencia } from '../../kernel/competencia.ts';
import type { Context } from '../../platform/context.ts';
import { PROJECT_ROOT } from '../../platform/env.ts';
import { sha256 } from '../../platform/ids.ts';
import type { Seed } from '../../platform/seeds.ts';
import { form } from './commands/monthly/form.ts';
import {
  answerDeclaration,
  approveDeclaration,
  openDeclaration,
  sendDeclaration,
} from './commands/monthly/write.ts';
import { draftProgramme, publishProgramme, putProgrammeCells } from './commands/programming/write.ts';
import { type Answer, EMPTY_CONTENT, type Patch, type Proof } from './domain/monthly/declaration.ts';
import { type Item, itemsOf } from './domain/monthly/form.ts';
import { daysOf, needsProof } from './domain/monthly/problems.ts';
import { type Cell, columnsOf, EACH_MONTH, EVERY_PLACE } from './domain/programming/programme.ts';
import { listDeclarations } from './store/declarations.ts';
import { saveEvidence } from './store/evidence.ts';
import { listProgrammes } from './store/programmes.ts';

const GOALS_FILE = join(PROJECT_ROOT, 'database/seed/declarations/goals.json');

const Goals = z.object({
  uf: z.string(),
  documents: z.array(
    z.object({
      hospital: z.string(),
      firstMonth: z.string(),
      act: z.object({ name: z.string(), date: z.iso.date() }),
      cite: z.object({ act: z.string(), at: z.string(), quote: z.string() }),
      goals: z.array(z.object({ line: z.string(), quantity: z.string(), amount: z.string() })),
    }),
  ),
});

/** The goals that an act prints, as the first published version of the hospital's Documento Descritivo. */
export const declarationsSeed: Seed = {
  name: 'declarations',
  version: sha256(readFileSync(GOALS_FILE)),
  async apply(context: Context): Promise<void> {
    const { uf, documents } = Goals.parse(JSON.parse(readFileSync(GOALS_FILE, 'utf8')));
    if (uf !== context.env.uf) return;
    for (const document of documents) {
      const { hospital, firstMonth, act, cite, goals } = document;
      if ((await listProgrammes(context, hospital, 'descriptive')).length > 0) continue;
      const asked = {
        hospital,
        kind: 'descriptive',
        firstMonth,
        lastMonth: null,
        origin: 'document',
      } as const;
      const draft = await draftProgramme(context, asked);
      const cells = goals.map((goal): Cell => ({ ...goal, municipality: EVERY_PLACE, month: EACH_MONTH }));
      const { sequence } = await putProgrammeCells(context, draft.id, { expected: draft.sequence, cells });
      await publishProgramme(context, draft.id, { expected: sequence, act, cite, evidence: null });
    }
  },
};

const DEMONSTRATION_FILE = join(PROJECT_ROOT, 'database/seed/declarations/demonstration.json');

const Demonstration = z.object({
  uf: z.string(),
  hospital: z.string(),
  ppi: z.object({
    act: z.string(),
    /** Quantity of each month, by line, of each municipality. */
    places: z.record(z.string(), z.record(z.string(), z.int())),
  }),
  monthly: z.object({
    /** How many of the last whole months are declared; the newest waits for approval. */
    months: z.int(),
    /** By clinic, as they stand on an even day. */
    beds: z.record(z.string(), z.int()),
    patients: z.record(z.string(), z.int()),
    counts: z.record(z.string(), z.int()),
    /** The questions answered no; the others of yes and no are yes. */
    no: z.array(z.string()),
    inconsistency: z.object({ reason: z.string(), quantity: z.string() }),
  }),
});
type Demonstration = z.infer<typeof Demonstration>;

/** Invented quantities of the current year and the one before, through the same doors; never in production. */
export const demonstrationDeclarationsSeed: Seed = {
  name: 'declarations-demonstration',
  version: sha256(readFileSync(DEMONSTRATION_FILE)),
  demonstration: true,
  async apply(context: Context): Promise<void> {
    const invented = Demonstration.parse(JSON.parse(readFileSync(DEMONSTRATION_FILE, 'utf8')));
    const { uf, hospital, ppi } = invented;
    if (uf !== context.env.uf) return;
    const year = Number(context.clock.today().slice(0, 4));
    if ((await listProgrammes(context, hospital, 'ppi')).length === 0)
      for (const each of [year - 1, year]) await programmeYear(context, hospital, each, ppi);
    await declareMonths(context, invented);
  },
};

async function programmeYear(
  context: Context,
  hospital: string,
  year: number,
  { act, places }: Demonstration['ppi'],
): Promise<void> {
  const span = { firstMonth: `${year}-01`, lastMonth: `${year}-12` };
  const draft = await draftProgramme(context, { hospital, kind: 'ppi', ...span, origin: 'demonstration' });
  const cells = Object.entries(places).flatMap(([municipality, lines]) =>
    Object.entries(lines).flatMap(([line, quantity]) =>
      columnsOf(span).map(
        (month): Cell => ({ municipality, line, month, quantity: String(quantity), amount: null }),
      ),
    ),
  );
  const { sequence } = await putProgrammeCells(context, draft.id, { expected: draft.sequence, cells });
  const name = `${act}/${year}`;
  await publishProgramme(context, draft.id, {
    expected: sequence,
    act: { name, date: `${year}-01-15` },
    evidence: null,
  });
}

async function declareMonths(context: Context, { hospital, monthly }: Demonstration): Promise<void> {
  const current = parseCompetencia(context.clock.today().slice(0, 7));
  const [first, last] = [addMonths(current, -monthly.months), addMonths(current, -1)];
  if ((await listDeclarations(context, [hospital], first, last)).length > 0) return;
  const proof = await inventedProof(context);
  for (let month = first, index = 0; month <= last; month = addMonths(month, 1), index++) {
    const opened = await openDeclaration(context, { hospital, month, reason: null, origin: 'demonstration' });
    const patch = inventedAnswers(monthly, month, index, proof);
    const { sequence } = await answerDeclaration(context, opened.id, { expected: opened.sequence, patch });
    const sent = await sendDeclaration(context, opened.id, sequence);
    if (month < last) await approveDeclaration(context, opened.id, sent.sequence);
  }
}

/** The smallest PDF that says what it is. */
const INVENTED_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 71>>stream
BT /F1 18 Tf 72 760 Td (Prova inventada para a demonstracao) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

async function inventedProof(context: Context): Promise<Proof> {
  const stored = await context.files.save(Readable.from([Buffer.from(INVENTED_PDF)]));
  const fileName = 'demonstracao-prova-inventada.pdf';
  await saveEvidence(context, { ...stored, fileName, mediaType: 'application/pdf' });
  return { sha256: stored.sha256, fileName };
}

/** Answers that move a little from month to month, so that the panel has something to show. */
function inventedAnswers(
  monthly: Demonstration['monthly'],
  month: string,
  index: number,
  proof: Proof,
): Patch {
  const { counts, no, inconsistency } = monthly;
  const answerOf = ({ id, kind }: Item): Answer => {
    if (kind === 'day') return `${month}-${index % 4 === 1 ? '20' : '15'}`;
    if (kind === 'yes-no') return !no.includes(id);
    return String((counts[id] ?? 0) + (id === 'exits' || id.startsWith('infection.') ? index % 3 : 0));
  };
  const items = Object.fromEntries(itemsOf(form).map((item) => [item.id, answerOf(item)]));
  const asked = itemsOf(form).filter((item) => needsProof(item, { ...EMPTY_CONTENT, items }));
  return {
    items,
    proofs: Object.fromEntries(asked.map(({ id }) => [id, proof])),
    census: Object.fromEntries(daysOf(month).map((day) => [day, censusDay(monthly, Number(day) + index)])),
    inconsistencies: index % 2 === 0 ? [inconsistency] : [],
  };
}

function censusDay({ beds, patients }: Demonstration['monthly'], turn: number): Record<string, string> {
  return Object.fromEntries(
    form.census.columns.map(({ id, kind, clinic }) => {
      const base = (kind === 'beds' ? beds : patients)[clinic ?? ''] ?? 2;
      return [id, String(kind === 'patients' ? base + (turn % 4) - 1 : base)];
    }),
  );
}
