import type { Context } from '../../../../platform/context.ts';
import { listPeopleWho } from '../../../accounts/index.ts';
import { notify } from '../../../notices/index.ts';
import { semesterInWords } from '../../domain/evaluation/semester.ts';
import type { Signer } from '../../domain/evaluation/signing.ts';
import type { Snapshot } from '../../domain/evaluation/snapshot.ts';
import { JUDGE, signVerb } from './powers.ts';

const KIND = 'evaluation';

const evaluationLink = (semester: string): string => `/avaliacao/${semester}`;

/** Tells, once, who judges an objective that the semester was frozen. */
export async function tellJudges(
  tx: Context,
  territory: string,
  { semester, id, snapshot }: { readonly semester: string; readonly id: string; readonly snapshot: Snapshot },
): Promise<void> {
  const people = new Set<string>();
  for (const { units } of snapshot.objectives)
    for (const person of await listPeopleWho(tx, JUDGE, { units, territoryPath: [territory] }))
      people.add(person);
  const text = `O ${semesterInWords(semester)} foi congelado: julgue os objetivos em que a sua unidade trabalha.`;
  const notice = { kind: KIND, text, link: evaluationLink(semester), key: `evaluation-judge/${id}` };
  await notify(
    tx,
    [...people].map((person) => ({ person, ...notice })),
  );
}

/** Tells who has to sign that everything is judged; `round` makes it be told again after signatures fell. */
export async function tellSigners(
  tx: Context,
  territory: string,
  waiting: readonly Signer[],
  { semester, id, round }: { readonly semester: string; readonly id: string; readonly round: number },
): Promise<void> {
  const people = new Set<string>();
  for (const signer of waiting) {
    const scope = { unit: signer.unit, territoryPath: [territory] };
    for (const person of await listPeopleWho(tx, signVerb(signer), scope)) people.add(person);
  }
  const text = `Todos os objetivos do ${semesterInWords(semester)} foram julgados: falta a sua assinatura na avaliação.`;
  const notice = { kind: KIND, text, link: evaluationLink(semester), key: `evaluation-sign/${id}/${round}` };
  await notify(
    tx,
    [...people].map((person) => ({ person, ...notice })),
  );
}
