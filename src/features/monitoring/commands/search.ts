import { type Competencia, competenciaInWords } from '../../../kernel/competencia.ts';
import type { Context } from '../../../platform/context.ts';
import { type Findable, readWanted, searchAmong } from '../../plan/index.ts';
import { SEARCH_KINDS, type SearchAnswer, type SearchQuery } from '../contract.ts';
import { aboutWords, CAUSE_WORDS, numberWords } from '../domain/nonconformities/words.ts';
import { findComments } from '../store/comments.ts';
import { listNonConformities, type NonConformityRecord } from '../store/nonconformities/records.ts';
import { type NameUnit, unitNamer } from './nonconformities/list.ts';

type Kind = (typeof SEARCH_KINDS)[number];

function nonConformityOf(each: NonConformityRecord, nameOf: NameUnit): Findable<Kind> {
  const about = aboutWords(each);
  const causes = each.rounds.flatMap(({ cause }) => cause ?? []);
  return {
    kind: 'nonConformity',
    id: each.id,
    name: `${numberWords(each)} · ${nameOf(each.unit)}`,
    title: about,
    fields: [
      { label: null, text: about },
      { label: 'Descrição', text: each.description ?? '' },
      ...causes.flatMap(({ kind, whys }) =>
        [CAUSE_WORDS[kind], ...whys].map((text) => ({ label: 'Causa', text })),
      ),
      ...each.measures.map(({ what }) => ({ label: 'Medida corretiva', text: what })),
      ...each.rounds.flatMap(({ end }) => (end === null ? [] : [{ label: 'Desfecho', text: end.words }])),
    ],
    words: numberWords(each),
    href: `/nc/${each.id}`,
  };
}

async function comments(context: Context, query: string, nameOf: NameUnit): Promise<Findable<Kind>[]> {
  return (await findComments(context, query)).map(({ competencia, action, unit, comment, weight }) => ({
    kind: 'comment',
    id: `${competencia}/${action}/${unit}`,
    name: `Ação ${action} · ${nameOf(unit)} · ${competenciaInWords(competencia as Competencia)}`,
    title: comment,
    fields: [{ label: null, text: comment }],
    weight,
    href: `/ciclo/${competencia}/lancamento/${encodeURIComponent(unit)}`,
  }));
}

/** Looks for words in the non-conformities and in what units commented of their months. */
export async function search(context: Context, asked: SearchQuery): Promise<SearchAnswer> {
  const { words, query } = await readWanted(context, asked.q);
  const nameOf = await unitNamer(context);
  const treated = (await listNonConformities(context)).map((each) => nonConformityOf(each, nameOf));
  const records = [...treated, ...(await comments(context, query, nameOf))];
  return searchAmong(context, words, { kinds: SEARCH_KINDS, records }, asked);
}
