import type { FastifyInstance, InjectOptions } from 'fastify';

/** One demonstration person per role: what they open with one click. */
export const PERSON_OF_ROLE: Readonly<Record<string, string>> = {
  superintendent: 'superintendencia',
  coordinator: 'coordenacao-cophs',
  technician: 'tecnica-cophs',
  spca: 'spca',
  'spending-authority': 'gabinete',
  'state-fund': 'fundo-estadual',
  'regional-office': 'ers-peixoto',
  'municipal-manager': 'gestao-peixoto',
  'municipal-control': 'controle-peixoto',
  hospital: 'hospital-peixoto',
  'regulation-centre': 'regulacao',
  'sanitary-surveillance': 'visa',
  'cac-member': 'cac-peixoto',
  'health-council': 'conselho-peixoto',
  'cir-secretariat': 'secretaria-cir',
  'cib-secretariat': 'secretaria-cib',
  nger: 'nger',
  tutor: 'tutoria-gte',
  neps: 'neps',
  auditor: 'auditoria',
  administrator: 'administracao',
};

/** What our own pages send with every change. */
export const OWN_PAGE = { 'x-pactua-csrf': '1' };

/** The session cookies of an answer, as a browser would send them back. */
export function cookiesOf(answer: { cookies: { name: string; value: string }[] }): string {
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
}

/** Opens a real session as a demonstration person. @returns the headers of a page that this person has open. */
export async function signInAs(
  app: FastifyInstance,
  person: string,
): Promise<{ cookie: string; 'x-pactua-csrf': string }> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session/demonstration',
    headers: OWN_PAGE,
    payload: { person },
    // The limit of requests counts by address; every test person sits at another one.
    remoteAddress: addressOf(person),
  });
  if (answer.statusCode !== 200) throw new Error(`${person} cannot sign in: ${answer.body}`);
  return { ...OWN_PAGE, cookie: cookiesOf(answer) };
}

/** An address of the documentation range, the same for the same word. */
function addressOf(word: string): string {
  const sum = [...word].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 65_536, 7);
  return `10.1.${sum >> 8}.${sum & 255}`;
}

/** Sends as somebody with a session, from an address of their own. */
export function sendAs(app: FastifyInstance, headers: { cookie: string }, options: InjectOptions) {
  return app.inject({
    remoteAddress: addressOf(headers.cookie),
    ...options,
    headers: { ...headers, ...options.headers },
  });
}

/** A password that the rules accept. */
export const PASSWORD = 'jenipapo maduro no quintal';

/** Registers somebody by invitation, as the administrator does, and lets them choose `PASSWORD`. @returns the id. */
export async function invitePerson(
  app: FastifyInstance,
  person: { name: string; email: string },
): Promise<string> {
  const administrator = await signInAs(app, 'administracao');
  const invited = await sendAs(app, administrator, { method: 'POST', url: '/api/people', payload: person });
  const { path, person: id } = invited.json();
  const payload = { token: path.replace('/configurar/', ''), password: PASSWORD };
  const set = await app.inject({
    method: 'POST',
    url: '/api/setup',
    payload,
    headers: OWN_PAGE,
    remoteAddress: addressOf(id),
  });
  if (set.statusCode !== 200) throw new Error(`${person.email} cannot choose a password: ${set.body}`);
  return id;
}

let desks = 0;

/** Signs in with a password, each time from another desk, so that the limit of tries stays out of the way. */
export async function signIn(app: FastifyInstance, email: string, password = PASSWORD) {
  desks += 1;
  const payload = { email, password };
  const remoteAddress = `10.2.${desks >> 8}.${desks & 255}`;
  return app.inject({ method: 'POST', url: '/api/session', headers: OWN_PAGE, payload, remoteAddress });
}
