import { formatDay } from '../../../../../kernel/format.ts';
import type { NonConformityDetail, RoundAnswer } from '../../../contract.ts';
import { CAUSE_WORDS } from '../../../domain/nonconformities/words.ts';
import { END_WORDS } from '../words.tsx';
import { Whys } from './Cause.tsx';
import { Part } from './Part.tsx';

/** What came of each round: when it was closed, and whether it worked. The earlier ones stay as they were. */
export function Rounds({ nc: { roundList } }: { nc: NonConformityDetail }) {
  const told = roundList.filter(({ closedOn, end, because }) => closedOn ?? end ?? because);
  if (told.length === 0) return null;
  return (
    <Part
      title="Verificação da eficácia"
      note="Cada reabertura começa outra rodada; as anteriores não mudam."
    >
      <ol>
        {told.toReversed().map((round) => (
          <Round key={round.number} round={round} isLast={round.number === roundList.length} />
        ))}
      </ol>
    </Part>
  );
}

function Round({ round, isLast }: { round: RoundAnswer; isLast: boolean }) {
  const { number, openedOn, because, cause, closedOn, checkBy, end } = round;
  const facts = [
    `aberta em ${formatDay(openedOn)}`,
    closedOn && `encerrada em ${formatDay(closedOn)}`,
    closedOn && end === null && checkBy && `verificar até ${formatDay(checkBy)}`,
    end && `${END_WORDS[end.kind]} em ${formatDay(end.on)}`,
  ].filter(Boolean);
  return (
    <li className="border-rule border-b py-2 text-14 last:border-b-0">
      <p>
        <span className="font-semibold">{number}ª rodada</span> · {facts.join(' · ')}
      </p>
      {because !== null && <p>Motivo da reabertura: {because}</p>}
      {end !== null && <p>{end.words}</p>}
      {!isLast && cause !== null && (
        <details className="mt-1">
          <summary className="cursor-pointer text-action">
            Causa desta rodada: {CAUSE_WORDS[cause.kind]}
          </summary>
          <Whys whys={cause.whys} />
        </details>
      )}
    </li>
  );
}
