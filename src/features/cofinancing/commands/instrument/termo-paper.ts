import { canonicalJson } from '../../../../kernel/canonical-json.ts';
import { sha256 } from '../../../../platform/ids.ts';
import type { Paper, PaperBlock } from '../../../documents/index.ts';
import type { LifecycleTerms } from '../../domain/instrument/instrument.ts';
import type { Signatory } from '../../store/instrument/papers.ts';

/** One provision of the model, as the act prints it. */
interface Provision {
  readonly address: string;
  readonly kind: string;
  readonly text: string;
}

export interface TermoData {
  readonly municipality: string;
  readonly region: string;
  readonly establishment: string;
  readonly fund: string;
  readonly day: string;
  /** The act that approved it, and the process that asked for it. */
  readonly act: string;
  readonly process: string;
  readonly signatories: readonly Signatory[];
  /** By the technical file: parameter, value, source and day. */
  readonly parameters: readonly (readonly [string, string, string, string])[];
}

const COVERED = '•••';

/** What identifies who signs: covered where anybody may read it. */
function qualification(signatories: readonly Signatory[], covered: boolean): PaperBlock {
  const show = (text: string) => (covered ? COVERED : text);
  return {
    kind: 'table',
    columns: [
      { label: 'Parte', width: '1.4fr' },
      { label: 'Quem assina', width: '2fr' },
      { label: 'RG', width: '1.2fr' },
      { label: 'CPF', width: '1.2fr' },
      { label: 'Estado civil', width: '1fr' },
      { label: 'Endereço', width: '2fr' },
    ],
    rows: signatories.map(({ party, name, identityCard, cpf, civilStatus, address }) => [
      PARTIES[party],
      name,
      show(identityCard),
      show(cpf),
      show(civilStatus),
      show(address),
    ]),
  };
}

const PARTIES: Readonly<Record<Signatory['party'], string>> = { state: 'SES/MT', municipality: 'Prefeitura' };

/** The same paper with what identifies who signs uncovered, for the parties. */
export const uncovered =
  (signatories: readonly Signatory[]) =>
  (paper: Paper): Paper => ({
    ...paper,
    blocks: paper.blocks.map((block, i) => (i === QUALIFICATION ? qualification(signatories, false) : block)),
  });

/** Where the table of who signs stands among the blocks. */
const QUALIFICATION = 1;

/** The agreement of commitments and targets, in the order and words of the annex, with personal data covered. */
export function termoPaper(
  model: LifecycleTerms['termo'],
  provisions: readonly Provision[],
  data: TermoData,
): Paper {
  const { municipality, region, establishment, fund, day, act, process, signatories } = data;
  const blocks: PaperBlock[] = [
    text(
      `Pelo presente instrumento a SECRETARIA DE ESTADO DE SAÚDE DE MATO GROSSO, doravante denominada SES/MT, e a PREFEITURA MUNICIPAL DE ${municipality.toUpperCase()}, doravante denominada PREFEITURA, representadas por:`,
    ),
    qualification(signatories, true),
    text(
      `considerando a instituição do SISTEMA DE TRANSFERÊNCIA DE RECURSOS FINANCEIROS DO FUNDO ESTADUAL DE SAÚDE AOS FUNDOS MUNICIPAIS DE SAÚDE, na forma como se tem disciplinado no DECRETO N.º 456, de 24 de março de 2016, e ${act}, no processo ${process}, para o ${establishment} e o ${fund},`,
    ),
    ...clauses(model, provisions, data),
    ...technical(data),
    { kind: 'signatures', roles: signatories.map(({ party, name }) => `${name}, ${PARTIES[party]}`) },
  ];
  return {
    title: 'Termo de Compromissos e Metas',
    subtitle: `${municipality}, Região de Saúde ${region}: ${establishment}`,
    foot: `Termo de Compromissos e Metas · ${municipality}`,
    day,
    contentSha256: sha256(canonicalJson(blocks)),
    hashOf: 'do conteúdo',
    blocks,
  };
}

const text = (words: string): PaperBlock => ({ kind: 'text', text: words });
const SKIPPED = ['titulo', 'preambulo', 'assinaturas'];

function clauses(
  model: LifecycleTerms['termo'],
  provisions: readonly Provision[],
  data: TermoData,
): PaperBlock[] {
  const prefix = `${model.annex}/`;
  const own = data.municipality === model.municipality ? [] : model.own;
  const told = new Set<string>();
  return provisions.flatMap(({ address, kind, text: words }): PaperBlock[] => {
    if (!address.startsWith(prefix) || kind === 'page' || SKIPPED.includes(address.slice(prefix.length)))
      return [];
    const root = own.find((each) => address === each || address.startsWith(`${each}/`));
    if (root !== undefined) {
      if (told.has(root)) return [];
      told.add(root);
      return [text('[Próprio deste município: conforme a ficha técnica do art. 4º, ao fim deste Termo.]')];
    }
    const said = adapted(words, model, data);
    return kind === 'heading' ? [{ kind: 'heading', text: said.replace(/ ?\[…\].*$/, '') }] : [text(said)];
  });
}

/** The words of the model for another municipality, without the brackets by which our reading marks what it restored. */
function adapted(words: string, model: LifecycleTerms['termo'], { municipality, region }: TermoData): string {
  return words
    .replaceAll(/\[(?!…)([^\]]*)\]/g, '$1')
    .replaceAll(model.municipality, municipality)
    .replaceAll(model.municipality.toUpperCase(), municipality.toUpperCase())
    .replaceAll(model.region, region);
}

function technical({ parameters }: TermoData): PaperBlock[] {
  if (parameters.length === 0) return [];
  return [
    { kind: 'heading', text: 'Ficha técnica (art. 4º)' },
    {
      kind: 'table',
      columns: [
        { label: 'Parâmetro', width: '3fr' },
        { label: 'Valor', width: '2fr' },
        { label: 'Fonte', width: '2fr' },
        { label: 'Data', width: 'auto' },
      ],
      rows: parameters.map((row) => [...row]),
    },
  ];
}
