import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../../kernel/actor.ts';
import { AppError } from '../../../kernel/app-error.ts';
import { type Context, inTransaction } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { findPerson, lockPerson } from '../../accounts/index.ts';
import { isStopped, saveStop } from '../store/digests.ts';

const ID_BYTES = 16;

function signatureOf(context: Context, id: Buffer): Buffer {
  return createHmac('sha256', context.secret).update('stop-digests/').update(id).digest();
}

/**
 * What lets who holds a person's mail stop the mail of notices, and nothing else: the person's id, signed with the key
 * of the installation. It does not expire, because mail is read late.
 */
export function stopToken(context: Context, person: string): string {
  const id = Buffer.from(person.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, signatureOf(context, id)]).toString('base64url');
}

/** @throws AppError `not-found` where the token is not ours. */
async function personOf(context: Context, token: string) {
  const bytes = Buffer.from(token, 'base64url');
  const [id, signature] = [bytes.subarray(0, ID_BYTES), bytes.subarray(ID_BYTES)];
  const expected = signatureOf(context, id);
  const isOurs = signature.length === expected.length && timingSafeEqual(signature, expected);
  const hex = id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const person = isOurs ? await findPerson(context, hex) : null;
  if (person) return person;
  throw new AppError(
    'not-found',
    'Este endereço não está inteiro ou não é deste Pactua. Abra-o de novo pela carta, ou entre e use as preferências de avisos.',
  );
}

/** `ma•••@saude.mt.gov.br`: enough to know one's own address, no more for who was sent the letter on. */
function maskedAddress(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return `${name.slice(0, 2)}•••@${domain}`;
}

/** Whose mail a token stops, and whether it has stopped. */
export async function readSubscription(context: Context, token: string) {
  const person = await personOf(context, token);
  return { address: maskedAddress(person.email), stopped: await isStopped(context, person.id) };
}

/** Stops the mail of notices by the link of a letter, without a session. Safe to repeat. */
export async function stopByLink(context: Context, token: string): Promise<void> {
  const person = await personOf(context, token);
  const actor: Actor = { kind: 'person', id: person.id, name: person.name, grants: [] };
  await setStopped({ ...context, actor }, person.id, true, 'link');
}

/** Stops or resumes the mail of notices, with its event; nothing where it was so. */
export function setStopped(
  context: Context,
  person: string,
  stopped: boolean,
  by: 'link' | 'page',
): Promise<void> {
  return inTransaction(context, async (inner) => {
    await lockPerson(inner, person);
    if (!(await saveStop(inner, person, stopped))) return;
    const type = stopped ? 'digests-stopped' : 'digests-resumed';
    await append(inner, { stream: `notices/${person}`, type, data: { by } });
  });
}
