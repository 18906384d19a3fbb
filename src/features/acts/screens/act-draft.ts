import type { ActAnswer, ActBody, LinkAnswer } from '../contract.ts';

/** What is typed of an act; texts may still be empty. */
export interface ActDraft {
  kind: ActBody['kind'];
  body: string;
  number: string;
  ementa: string;
  signedOn: string | null;
  publishedOn: string | null;
  publishedIn: string | null;
  effectFrom: string | null;
  effectTo: string | null;
  adReferendum: boolean;
  homologateBy: string | null;
  note: string | null;
  text: string;
  links: { kind: LinkAnswer['kind']; to: string | null; note: string }[];
  reason: string;
}

export const NEW_DRAFT: ActDraft = {
  kind: 'resolution',
  body: 'CIB/MT',
  number: '',
  ementa: '',
  signedOn: null,
  publishedOn: null,
  publishedIn: null,
  effectFrom: null,
  effectTo: null,
  adReferendum: false,
  homologateBy: null,
  note: null,
  text: '',
  links: [],
  reason: '',
};

/** The registered act as the form shows it. */
export function draftOf(act: ActAnswer): ActDraft {
  const { kind, body, number, signedOn, publishedOn, publishedIn, effectFrom, effectTo, note } = act;
  return {
    ...NEW_DRAFT,
    kind: kind === 'plan' ? 'resolution' : kind,
    body,
    number: number ?? '',
    ementa: act.ementa ?? '',
    signedOn,
    publishedOn,
    publishedIn,
    effectFrom,
    effectTo,
    adReferendum: act.homologation !== null,
    homologateBy: act.homologateBy,
    note,
    text: act.units.map((unit) => unit.text).join('\n'),
    links: act.links
      .filter(({ direction }) => direction === 'out')
      .map((link) => ({ kind: link.kind, to: link.act.id, note: link.note ?? '' })),
  };
}

/** The first thing that is missing, in words; null when the draft can be sent. */
export function problemOf(draft: ActDraft, correcting: boolean): string | null {
  if (draft.body.trim().length < 2) return 'Diga o órgão que assinou o ato.';
  if (!/^\d{1,3}(\.?\d{3})*\/\d{4}$/.test(draft.number.trim()))
    return 'Escreva o número e o ano, como 191/2023.';
  if (draft.signedOn === null) return 'Diga o dia da assinatura.';
  if (draft.text.trim() !== '' && draft.text.trim().length < 40)
    return 'Cole o texto inteiro do ato, ou deixe em branco.';
  if (draft.links.some(({ to }) => to === null)) return 'Escolha o ato de cada ligação, ou retire a ligação.';
  if (draft.links.some(({ note }) => note.trim().length < 3))
    return 'Diga em cada ligação de onde se sabe dela.';
  return correcting && draft.reason.trim().length < 3
    ? 'Escreva o motivo da correção: ele fica no histórico.'
    : null;
}

/** The draft as it is sent; only after `problemOf` found nothing. */
export function bodyOf({ reason, ...draft }: ActDraft): ActBody {
  return {
    ...draft,
    body: draft.body.trim(),
    number: draft.number.trim(),
    signedOn: draft.signedOn ?? '',
    ementa: draft.ementa.trim() || null,
    text: draft.text.trim() || null,
    homologateBy: draft.adReferendum ? draft.homologateBy : null,
    links: draft.links.map(({ kind, to, note }) => ({ kind, to: to ?? '', note: note.trim() })),
  };
}
