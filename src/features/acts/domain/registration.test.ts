import { describe, expect, it } from 'vitest';
import {
  linksOf,
  type Registration,
  registeredId,
  registeredTitle,
  registrationProblems,
} from './registration.ts';

const stated: Registration = {
  kind: 'resolution',
  number: '100/2022',
  body: 'CIB/MT',
  signedOn: '2022-03-01',
  publishedOn: '2022-03-04',
  effectFrom: null,
  effectTo: null,
  adReferendum: true,
  homologateBy: '2022-04-07',
  links: [],
};
const known = new Map(
  [
    { id: 'urgent', title: 'Urgente', signedOn: '2022-01-10', adReferendum: true },
    { id: 'plain', title: 'Comum', signedOn: '2022-01-10', adReferendum: false },
    { id: 'later', title: 'Posterior', signedOn: '2022-06-01', adReferendum: true },
  ].map((act) => [act.id, act]),
);
const to = (kind: 'homologates' | 'cites' | 'revokes', id: string) => ({ kind, to: id, note: 'ata' });

describe('a registered act', () => {
  it.each([
    [{ kind: 'resolution', body: 'CIB/MT', number: '100/2022' }, 'resolucao-cib-mt-2022-100'],
    [{ kind: 'ordinance', body: 'GM/MS', number: '1.606/2001' }, 'portaria-gm-ms-2001-1606'],
    [{ kind: 'ordinance', body: 'GBSES', number: '048/2018' }, 'portaria-gbses-2018-48'],
    [{ kind: 'law', body: 'União', number: '9.069/1995' }, 'lei-uniao-1995-9069'],
  ] as const)('%j has the address %s', (act, id) => expect(registeredId(act)).toBe(id));

  it('has the title that acts print', () => {
    expect(registeredTitle(stated)).toBe('Resolução CIB/MT nº 100/2022, de 1º de março de 2022');
    expect(linksOf({ ...stated, links: [to('cites', 'plain')] })).toEqual([
      { from: 'resolucao-cib-mt-2022-100', kind: 'cites', to: 'plain', evidence: null, note: 'ata' },
    ]);
  });
});

describe('registrationProblems', () => {
  it.each<[string, Partial<Registration>, RegExp | null]>([
    ['nothing', {}, null],
    ['nothing for a homologation of what waits for it', { links: [to('homologates', 'urgent')] }, null],
    ['a day to come', { signedOn: '2022-12-31' }, /ainda não chegou/],
    ['another year', { number: '100/2021' }, /ano do número/],
    ['publication before signature', { publishedOn: '2022-02-28' }, /anterior à assinatura/],
    ['publication to come', { publishedOn: '2022-07-02' }, /publicação ainda não chegou/],
    ['an end without a beginning', { effectTo: '2023-01-01' }, /desde quando/],
    [
      'an end before the beginning',
      { effectFrom: '2023-01-01', effectTo: '2023-01-01' },
      /posterior ao início/,
    ],
    ['a meeting for an ordinary act', { adReferendum: false }, /ad referendum espera/],
    ['a meeting before the signature', { homologateBy: '2022-03-01' }, /posterior à assinatura/],
    ['homologating what needs none', { links: [to('homologates', 'plain')] }, /não há o que homologar/],
    ['reaching a later act', { links: [to('homologates', 'later')] }, /depois deste ato/],
    ['an unknown act', { links: [to('cites', 'nenhum')] }, /não está no registro/],
    ['itself', { links: [to('revokes', 'resolucao-cib-mt-2022-100')] }, /a si mesmo/],
    ['twice the same', { links: [to('cites', 'plain'), to('cites', 'plain')] }, /repetida/],
  ])('finds %s', (_, change, expected) => {
    const problems = registrationProblems({ ...stated, ...change }, known, '2022-07-01');
    if (expected === null) expect(problems).toEqual([]);
    else expect(problems.join(' ')).toMatch(expected);
  });
});
