import type { Unit, UnitKind } from '../../../src/features/acts/domain/act.ts';
import { foldWhiteSpace } from '../../../src/features/acts/domain/quotes.ts';
import { operationalUnits, strategicUnits } from './plan-actions.ts';

const TITLE = 'Plano Estratégico da Superintendência de Atenção à Saúde 2024-2027. SES/MT';
const SECTIONS: [address: string, heading: string][] = [
  ['sec-1', '1- MAPA ESTRATÉGICO SAS 2024 - 2027'],
  [
    'sec-2',
    '2- PROCESSO DE FORMULAÇÃO DO PLANO ESTRATÉGICO DA SUPERINTENDÊNCIA DE ATENÇÃO À SAÚDE 2024-2027',
  ],
  ['sec-3', '3- ANÁLISE SITUACIONAL'],
  ['sec-4', '4- IDENTIDADE INSTITUCIONAL SAS: MISSÃO –VISÃO –VALORES'],
  ['sec-5', '5- A DIRECIONALIDADE SAS PARA 2024-2027 - DIRETRIZES'],
  ['sec-5.1', '5.1. OBJETIVOS ESTRATÉGICOS'],
  ['sec-5.2', '5.2. METAS ESTRATÉGICAS'],
  ['sec-5.3', '5.3. PAINEL DE INDICADORES DAS METAS ESTRATÉGICAS'],
  ['sec-6', '6. AÇÕES ESTRATÉGICAS'],
  ['sec-6.1', '6.1. DESDOBRAMENTO DAS AÇÕES ESTRATÉGICAS EM PLANO OPERACIONAL'],
  ['sec-7', '7. IMPLEMENTAÇÃO – MONITORAMENTO E AVALIAÇÃO DO PLANO DE AÇÃO'],
];
const IDENTITY: Record<string, string> = {
  Negócio: 'negocio',
  Visão: 'visao',
  Missão: 'missao',
  Valores: 'valores',
};
/** Credits of people: kept out of the repository. */
const CREDIT = /^Fonte: autoria /u;

/** The plan as addressed units. Credits and the list of participants are left out but for their headings. */
export function planUnits(text: string): Unit[] {
  const lines = text.split('\n').map((line) => line.replace(/<\/?[pi]>/gu, '').replace(/\s+$/u, ''));
  const starts = SECTIONS.map(([, heading]) => lineOf(lines, heading));
  const bodies = SECTIONS.map(([address, heading], i) => {
    const body = lines.slice(starts[i]! + 1, starts[i + 1] ?? lines.length);
    return [unit(address, 'heading', heading), ...sectionUnits(address, body)];
  });
  return [...frontMatter(lines), ...bodies.flat()];
}

function unit(address: string, kind: UnitKind, text: string): Unit {
  return { address, kind, text, status: 'printed', ocrStart: null, ocrEnd: null };
}

function lineOf(lines: string[], wanted: string): number {
  const at = lines.findIndex((line) => line.trim() === wanted);
  if (at < 0) throw new Error(`The plan has no line "${wanted}"`);
  return at;
}

function frontMatter(lines: string[]): Unit[] {
  const rights = lines.findIndex((line) => line.startsWith('© 2023'));
  const acronyms = lineOf(lines, 'LISTA DE SIGLAS');
  const summary = lineOf(lines, 'SUMÁRIO');
  const workshops = 'Participantes das oficinas de elaboração do Plano Estratégico da SAS 2024-2027';
  const roles = [
    'Superintendente de Atenção à Saúde',
    'Coordenadora do Consórcios de Ações e Serviços de Saúde',
  ];
  const kept = [...roles, workshops].map((line) => lines[lineOf(lines, line)]!);
  return [
    unit('sec-0/capa', 'heading', [TITLE, 'Cuiabá, 2023'].map((t) => lines[lineOf(lines, t)]).join('\n')),
    unit('sec-0/ficha-tecnica', 'provision', kept.slice(0, 2).join('\n')),
    unit('sec-0/oficinas', 'heading', kept[2]!),
    unit('sec-0/direitos', 'provision', filled(lines.slice(rights, rights + 3)).join('\n')),
    unit('sec-0/siglas', 'provision', filled(lines.slice(acronyms, summary)).join('\n')),
  ];
}

function filled(lines: string[]): string[] {
  return lines.filter((line) => line.trim() !== '');
}

function sectionUnits(address: string, body: string[]): Unit[] {
  const lines = filled(body).filter((line) => !CREDIT.test(line));
  switch (address) {
    case 'sec-1':
      return [unit('sec-1/mapa', 'provision', lines.join('\n'))];
    case 'sec-3':
      return situation(lines);
    case 'sec-4':
      return identity(lines);
    case 'sec-5':
      return [unit('sec-5/p-1', 'provision', lines[0]!), ...rows('sec-5/diretriz', lines.slice(1))];
    case 'sec-5.1':
      return [unit('sec-5.1/oe-r', 'table-row', lines[0]!), ...rows('sec-5.1/oe', lines.slice(1))];
    case 'sec-5.2':
      return rows('sec-5.2/meta', lines);
    case 'sec-5.3':
      return panel(lines);
    case 'sec-6':
      return strategicUnits(lines);
    case 'sec-6.1':
      return operationalUnits(lines);
    default:
      return paragraphs(address, lines);
  }
}

function rows(prefix: string, lines: string[]): Unit[] {
  return lines.map((line, i) => unit(`${prefix}-${i + 1}`, 'table-row', line.trim()));
}

function paragraphs(address: string, lines: string[], from = 1): Unit[] {
  let n = from - 1;
  return lines.map((line) => {
    const figure = /^Figura (\d+)-/u.exec(line);
    if (figure !== null) return unit(`${address}/figura-${figure[1]}`, 'heading', line.trim());
    n += 1;
    return unit(`${address}/p-${n}`, 'provision', line.trim());
  });
}

function situation(lines: string[]): Unit[] {
  const heading = lines.indexOf('Problemas priorizados pela SAS');
  const before = paragraphs('sec-3', lines.slice(0, heading));
  const problems = lines.slice(heading + 1, -1);
  return [
    ...before,
    unit('sec-3/problemas', 'heading', lines[heading]!),
    ...problems.map((line, i) =>
      unit(`sec-3/problema-${String(i + 1).padStart(2, '0')}`, 'table-row', line.trim()),
    ),
    ...paragraphs('sec-3', lines.slice(-1), before.length + 1),
  ];
}

function identity(lines: string[]): Unit[] {
  return lines.map((line, i) => {
    const name = IDENTITY[line.split('\t')[0]!];
    if (name !== undefined) return unit(`sec-4/${name}`, 'table-row', line);
    return line.startsWith('Fonte:')
      ? unit('sec-4/fonte', 'provision', line)
      : unit(`sec-4/p-${i + 1}`, 'provision', line);
  });
}

function panel(lines: string[]): Unit[] {
  let block = 0;
  let indicator = 0;
  return lines.map((line) => {
    if (/\(Alinhadas com o PPA\)/u.test(line)) return unit(`sec-5.3/painel-${++block}`, 'heading', line);
    return unit(`sec-5.3/indicador-${++indicator}`, 'table-row', cellsOf(line).join('\t'));
  });
}

function cellsOf(line: string): string[] {
  return line.split('\t').map(foldWhiteSpace);
}
