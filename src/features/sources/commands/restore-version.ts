import { AppError } from '../../../kernel/app-error.ts';
import { authorise, type Context, inTransaction } from '../../../platform/context.ts';
import { append } from '../../../platform/events.ts';
import { announce } from '../../../platform/outbox.ts';
import { restoreRefusal } from '../domain/decision.ts';
import { versionStream } from '../domain/version.ts';
import { findVersion, listStanding, lockCurrents, type VersionRecord } from '../store/versions.ts';
import { putInForce } from './put-in-force.ts';
import { IMPORTED } from './run-import.ts';

/**
 * Puts a kept version of a month in force again, with the reason in the events. The one that stood stays and can be
 * put in force again the same way; a file issued later than the one restored still takes its place.
 * @throws AppError `not-found`, `conflict` where it stands already.
 */
export async function restoreVersion(context: Context, id: string, reason: string): Promise<VersionRecord> {
  authorise(context, 'sources.import');
  return inTransaction(context, async (inner) => {
    await lockCurrents(inner);
    const version = await findVersion(inner, id);
    if (version === null) throw new AppError('not-found', 'Esta versão de arquivo não existe.');
    const standing = await listStanding(inner, version);
    const refusal = restoreRefusal(version, standing);
    if (refusal !== null) throw new AppError('conflict', refusal);
    await putInForce(inner, version, reason);
    const { system, uf, period, part, fileName, sha256 } = version;
    const replaced = standing.find((each) => each.part === part) ?? standing[0];
    const previousId = replaced?.id ?? null;
    await append(inner, {
      stream: versionStream(version),
      type: 'restored',
      reason,
      data: { versionId: id, fileName, sha256, part, previousId },
    });
    await announce(inner, IMPORTED, { versionId: id, system, uf, period, current: true, previousId });
    return version;
  });
}
