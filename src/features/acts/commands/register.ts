import { AppError } from '../../../kernel/app-error.ts';
import { once } from '../../../platform/commands.ts';
import { authorise, type Context } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import type { ActBody, ActCorrection, RegisteredAct } from '../contract.ts';
import type { Unit } from '../domain/act.ts';
import { citationName } from '../domain/naming.ts';
import { linksOf, registeredId, registeredTitle, registrationProblems } from '../domain/registration.ts';
import { parseStructure } from '../domain/structure.ts';
import { getAct, headsOf, insertAct, insertLinks, removeEntered, type StoredAct } from '../store.ts';

/** The verb of whoever keeps the registry of acts. */
const REGISTER = 'acts.register';

/**
 * Registers an act with its links to others, and its text in provisions where it is given, as event `registered` of `act/<id>`.
 * @throws AppError `refused` with every problem, `conflict` where the act is registered already
 */
export async function registerAct(context: Context, stated: ActBody): Promise<RegisteredAct> {
  authorise(context, REGISTER);
  return once(context, REGISTER, async (tx) => {
    const act = await actOf(tx, stated);
    if ((await headsOf(tx, [act.id])).size > 0)
      throw new AppError('conflict', `${citationName(act)} já está no registro.`, {
        details: { act: act.id },
      });
    return save(tx, act, stated, { type: 'registered', expected: 0 });
  });
}

/**
 * Says again, whole, what was entered of an act; number, body and kind stay, for they are its address.
 * @throws AppError `refused` with every problem, or where the act comes with Pactua; `conflict` where it changed since
 */
export async function correctAct(context: Context, id: string, said: ActCorrection): Promise<RegisteredAct> {
  authorise(context, REGISTER);
  const { reason, version, ...stated } = said;
  return once(context, 'acts.correct', async (tx) => {
    const before = await getAct(tx, id);
    const act = await actOf(tx, stated);
    if (before.origin === 'seed')
      throw new AppError(
        'refused',
        `${citationName(before)} vem com o Pactua, da sua fonte: não se corrige aqui.`,
      );
    if (act.id !== id)
      throw new AppError(
        'refused',
        'Tipo, órgão, número e ano não mudam: são o endereço do ato. Registre outro ato.',
      );
    await removeEntered(tx, id);
    return save(tx, act, stated, { type: 'corrected', reason, expected: version });
  });
}

async function save(
  tx: Context,
  act: StoredAct,
  stated: ActBody,
  event: { type: string; reason?: string; expected: number },
): Promise<RegisteredAct> {
  await insertAct(tx, act);
  await insertLinks(tx, linksOf(stated), 'entered');
  const { sequence } = await append(tx, { stream: `act/${act.id}`, data: { ...stated }, ...event });
  return { id: act.id, name: citationName(act), version: sequence };
}

async function actOf(tx: Context, stated: ActBody): Promise<StoredAct> {
  const known = await headsOf(
    tx,
    stated.links.map(({ to }) => to),
  );
  const problems = registrationProblems(stated, known, tx.clock.today());
  if (problems.length > 0)
    throw new AppError('refused', `O ato não foi registrado. ${problems.join(' ')}`, {
      details: { problems },
    });
  const { links, text, ...head } = stated;
  return {
    ...head,
    id: registeredId(stated),
    title: registeredTitle(stated),
    coverage: text === null ? 'none' : 'full',
    origin: 'entered',
    source: null,
    ocr: null,
    units: text === null ? [] : unitsOfText(text),
    corrections: [],
    tables: [],
    omissions: [],
  };
}

function unitsOfText(text: string): Unit[] {
  return parseStructure(text).map(({ address, kind, text: words }) => ({
    address,
    kind,
    text: words,
    status: 'printed',
    ocrStart: null,
    ocrEnd: null,
  }));
}
