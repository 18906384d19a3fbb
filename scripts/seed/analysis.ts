// The situational analysis of the plan: what chapters 2 and 3 of the document state, and who took part in its workshops.
// node scripts/seed/analysis.ts
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCredits } from './analysis/credits.ts';
import { demonstrationProblems } from './analysis/demonstration.ts';
import { countParticipants, type NamedUnit } from './analysis/participants.ts';
import { readSharedText, sha256, writeSeedJson } from './shared-text.ts';

const ACT = 'sas-plano-2024-2027';
const PLAN = 'sas-2024-2027';
const { text, source: reference } = readSharedText('plan/plan.reference.json', '2024');
const plan = JSON.parse(text) as {
  meta: { source: { file: string }; counts: { workshopParticipants: number } };
  acronyms: {
    listed: Record<string, string>;
    usedButNotListed: { acronym: string; probableExpansion: string; confidence: string }[];
  };
  situationalAnalysis: { prioritisedProblems: { id: string; text: string }[] };
};
const { text: document, source } = readSharedText(plan.meta.source.file, '2023');

const seed = (name: string) => resolve(import.meta.dirname, '../../database/seed', name);
const act = JSON.parse(readFileSync(seed(`acts/${ACT}.json`), 'utf8')) as {
  units: { address: string; text: string }[];
};
const { units } = JSON.parse(readFileSync(seed('accounts/mt/units.json'), 'utf8')) as { units: NamedUnit[] };

/** The sentence of the stored act at an address, which must hold the words that are quoted. */
function cite(at: string, quote: string) {
  const sentence = act.units.find((unit) => unit.address === at)?.text;
  if (!sentence?.includes(quote)) throw new Error(`${at} does not say "${quote}"`);
  return { act: ACT, at, quote };
}

const TOTAL =
  'Dos 46 problemas priorizados pelas macrorregiões para o PRI MT/23, 56,52% (26) foram selecionados';
const MOST = 'materno infantil e saúde mental em 66,7% das macrorregiões de saúde';
const LEAST = 'urgência/emergência e doenças crônicas, em 33,3% das macrorregiões';
const PRIORITISED = 'Problemas priorizados pela SAS';

const statement = (measure: string, careLine: string | null, printed: string, at: string, quote: string) => ({
  id: careLine === null ? `estado-${measure}` : `estado-${measure}-${careLine}`,
  content: { kind: 'statement', measure, careLine, printed, cite: cite(at, quote) },
});

const statements = [
  statement('problems', null, '46', 'sec-3/p-4', TOTAL),
  statement('selected', null, '26', 'sec-3/p-4', TOTAL),
  statement('selectedShare', null, '56,52%', 'sec-3/p-4', TOTAL),
  statement('prioritised', null, '10', 'sec-3/problemas', PRIORITISED),
  ...['MI', 'PSI'].map((line) => statement('careLineShare', line, '66,7%', 'sec-3/p-5', MOST)),
  ...['UE', 'DC'].map((line) => statement('careLineShare', line, '33,3%', 'sec-3/p-5', LEAST)),
];

/** The care line that a problem's own words name. */
const CARE_LINES: Record<string, string> = { P01: 'MI', P02: 'PSI', P03: 'UE', P04: 'DC' };

const problems = plan.situationalAnalysis.prioritisedProblems.map(({ id, text: words }) => {
  cite(`sec-3/problema-${id.slice(1)}`, words);
  const careLine = CARE_LINES[id] ?? null;
  return {
    id,
    content: { kind: 'problem', code: id, text: words, careLine, causes: [], consequences: [] },
  };
});
if (problems.length !== 10) throw new Error(`The document prints 10 problems, not ${problems.length}`);

const participants = countParticipants(document, units);
const present = participants.reduce((sum, each) => sum + each.count, 0);
if (present !== plan.meta.counts.workshopParticipants) {
  throw new Error(`${present} took part, the reference counts ${plan.meta.counts.workshopParticipants}`);
}

const workshops = [
  {
    id: 'oficinas-plano-2023',
    content: {
      kind: 'workshop',
      title: 'Oficinas de elaboração do Plano Estratégico da SAS 2024-2027',
      process: 'formulation',
      date: null,
      theme: 'Formulação do plano: ciclo da política e planejamento estratégico para a saúde',
      products: [
        'Problemas priorizados',
        'Objetivos, metas e indicadores',
        'Ações estratégicas e operacionais',
      ],
      participants,
    },
  },
  {
    id: 'oficinas-asis-pri-2023',
    content: {
      kind: 'workshop',
      title: 'Oficinas de Análises de Situação de Saúde (PRI MT)',
      process: 'situation',
      date: null,
      theme: 'Problemas das macrorregiões de saúde para o Planejamento Regional Integrado',
      products: ['46 problemas priorizados pelas macrorregiões'],
      participants: [],
    },
  },
];

/** What the traceability table reads each problem as being about; the document ties none of them. */
const ABOUT: Record<string, [level: 'objective' | 'strategicAction' | 'indicator', ids: string[]][]> = {
  P01: [['objective', ['OE-4', 'OE-3']]],
  P02: [['objective', ['OE-2', 'OE-3']]],
  P03: [['objective', ['OE-2', 'OE-3']]],
  P04: [['objective', ['OE-2', 'OE-3']]],
  P05: [
    ['indicator', ['IND-01', 'IND-02', 'IND-03']],
    ['objective', ['OE-4']],
  ],
  P06: [['strategicAction', ['3.3', '3.4']]],
  P07: [['strategicAction', ['3.3', '3.7']]],
  P10: [['objective', ['OE-1']]],
};
const links = Object.entries(ABOUT).flatMap(([problem, ties]) =>
  ties.flatMap(([level, ids]) =>
    ids.map((id) => ({
      id: `leitura-${problem}-${id}`,
      origin: 'reading',
      content: {
        kind: 'link',
        from: { level: 'problem', id: problem },
        to: { level, id },
        reason: 'Leitura deste projeto: o assunto do problema é o deste registro. O documento não os liga.',
      },
    })),
  ),
);

/** Acronyms that have more than one sense: the doubt is asked, not settled. */
const SENSES: Record<string, string[]> = {
  PAS: ['Programação Anual de Saúde', 'Planificação da Atenção à Saúde'],
};
/** What the body of the document writes otherwise than its list. */
const ALSO: Record<string, { expansion: string; at: string; quote: string }> = {
  PES: {
    expansion: 'Secretaria de Estado de Saúde',
    at: 'sec-2/p-3',
    quote: 'mapa estratégico da Secretaria de Estado de Saúde (PES)',
  },
};

const sense = (basis: 'document' | 'reading', expansion: string, note: string | null = null) => ({
  expansion,
  basis,
  note,
});
const acronym = (name: string, senses: ReturnType<typeof sense>[], settled: number | null) => ({
  id: `sigla-${name}`,
  content: { kind: 'acronym', acronym: name, senses, settled },
});

const listed = Object.entries(plan.acronyms.listed).map(([name, expansion]) => {
  const also = ALSO[name];
  if (also) cite(also.at, also.quote);
  const other = also ? [sense('document', also.expansion, `No corpo do texto: “${also.quote}”`)] : [];
  return acronym(name, [sense('document', expansion), ...other], 0);
});
const unlisted = plan.acronyms.usedButNotListed.map((each) => {
  const { acronym: name, probableExpansion, confidence } = each;
  const several = SENSES[name];
  if (several)
    return {
      ...acronym(
        name,
        several.map((words) => sense('reading', words)),
        null,
      ),
      origin: 'reading',
    };
  const senses = confidence === 'unknown' ? [] : [sense('reading', probableExpansion)];
  return { ...acronym(name, senses, confidence === 'high' ? 0 : null), origin: 'reading' };
});

const file = 'plan/analysis-2024-2027.json';
const content = {
  plan: PLAN,
  sources: [source, reference],
  entries: [
    ...workshops,
    ...problems,
    ...statements,
    ...links,
    ...listed,
    ...unlisted,
    ...readCredits(document),
  ],
};
writeSeedJson(file, content);
console.log(
  `database/seed/${file}: sha256 ${sha256(JSON.stringify(content)).slice(0, 12)}, ${present} people`,
);

const demonstration = {
  plan: PLAN,
  note: 'O documento não traz os 46 problemas. Estes registros existem só na demonstração: sem texto, com macrorregião, linha e decisão distribuídas ao acaso de modo a dar os totais que o documento afirma.',
  entries: demonstrationProblems(),
};
writeSeedJson('plan/analysis-demonstration.json', demonstration);
