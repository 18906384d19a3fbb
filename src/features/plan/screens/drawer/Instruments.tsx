import { Link } from '@tanstack/react-router';
import { SourcedNumber } from '../../../../web/components/SourcedNumber.tsx';
import type { ActionDetail } from '../../contract.ts';
import { advanceText, instrumentTitle, StageBadge } from '../instruments/words.tsx';
import { Part } from './Facts.tsx';

type Instrument = ActionDetail['instruments'][number];

const ROLE = {
  make: 'Esta ação o elabora.',
  carry: 'Esta ação o executa.',
  both: 'Esta ação o elabora e o executa.',
};

function roleOf({ make, carry }: Instrument, action: string): keyof typeof ROLE {
  const [makes, carries] = [make, carry].map((side) => side.some(({ id }) => id === action));
  if (makes && carries) return 'both';
  return makes ? 'make' : 'carry';
}

/** What the action makes or carries out: where that stands, and how far its own plan has come, beside what is reported here. */
export function Instruments({ detail }: { detail: ActionDetail }) {
  const { instruments, action } = detail;
  if (instruments.length === 0) return null;
  return (
    <Part title="Política ou plano desta ação">
      <ul className="flex flex-col gap-3 text-14">
        {instruments.map((instrument) => (
          <li key={instrument.id}>
            <Link to={`/plano/instrumentos/${instrument.id}` as string}>
              {instrumentTitle(instrument.title)}
            </Link>
            <p>
              <StageBadge stage={instrument.stage} />
            </p>
            <p className="text-13 text-ink-quiet">{ROLE[roleOf(instrument, action.id)]}</p>
            {instrument.plan !== null && (
              <p>
                Plano próprio, ações concluídas:{' '}
                <SourcedNumber
                  text={advanceText(instrument.plan.advance)}
                  label={`Avanço de ${instrument.title}`}
                  source={{ explained: instrument.plan.advance.explained }}
                />
                . A situação desta ação continua a que a unidade lança.
              </p>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
