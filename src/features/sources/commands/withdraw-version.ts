import { AppError } from '../../../kernel/app-error.ts';
import { authorise, type Context, inTransaction } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { withdrawRefusal } from '../domain/decision.ts';
import { versionStream } from '../domain/version.ts';
import {
  clearCurrent,
  findVersion,
  listStanding,
  lockCurrents,
  type VersionRecord,
} from '../store/versions.ts';

/**
 * Takes back a load: nothing stands for its month (or its part of one) until a version is put in force again or another file
 * comes. The version stays, readable as of the days on which it stood and by what was paid on it.
 * @throws AppError `not-found`, `conflict` where it does not stand.
 */
export async function withdrawVersion(context: Context, id: string, reason: string): Promise<VersionRecord> {
  authorise(context, 'sources.import');
  return inTransaction(context, async (inner) => {
    await lockCurrents(inner);
    const version = await findVersion(inner, id);
    if (version === null) throw new AppError('not-found', 'Esta versão de arquivo não existe.');
    const refusal = withdrawRefusal(version, await listStanding(inner, version));
    if (refusal !== null) throw new AppError('conflict', refusal);
    await clearCurrent(inner, version, reason);
    const { fileName, sha256, part } = version;
    await append(inner, {
      stream: versionStream(version),
      type: 'withdrawn',
      reason,
      data: { versionId: id, fileName, sha256, part },
    });
    return version;
  });
}
