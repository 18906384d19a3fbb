import { formatDay } from '../../../kernel/format.ts';
import { Button } from '../../../web/components/Button.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PastDayField } from '../../../web/components/PastDayField.tsx';
import { useSession } from '../../../web/session.ts';
import type { Version } from '../contract.ts';
import { MonthMap } from './MonthMap.tsx';
import type { useVersions } from './queries.ts';
import { VersionGrid } from './VersionGrid.tsx';

interface StandingVersionsProps {
  versions: ReturnType<typeof useVersions>;
  /** The day whose versions are shown; today's where it is null. */
  day: string | null;
  openId: string | null;
  change: (filter: { versao?: string[]; em?: string[] }) => void;
}

/** The year in which the oldest of the systems begins. */
const FIRST_DAY = '1979-01-01';

/** What stands, or stood on a day: as calendars, then as a table. */
export function StandingVersions({ versions, day, openId, change }: StandingVersionsProps) {
  const items = versions.data?.items ?? [];
  const today = useSession()?.today ?? '';
  const open = (version: Version) => change({ versao: [version.id] });
  return (
    <section aria-labelledby="current-versions" className="mt-8">
      <h2 id="current-versions" className="mb-2 text-18">
        {day === null ? 'Versões atuais' : `Versões que valiam em ${formatDay(day)}`}
      </h2>
      <div className="mb-4 flex flex-wrap items-end gap-3">
        <PastDayField
          label="Como se sabia em"
          value={day}
          first={FIRST_DAY}
          onChange={(value) => change({ em: value === null ? [] : [value] })}
        />
        {day !== null && (
          <Button kind="quiet" onPress={() => change({ em: [] })}>
            Voltar a hoje
          </Button>
        )}
      </div>
      {versions.isPending && <Loading label="Lendo as versões" />}
      {versions.error && <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />}
      {versions.data && (
        <>
          <MonthMap versions={items} today={day ?? today} onOpen={open} />
          <h3 className="mt-6 mb-2 text-14 font-semibold">Em tabela</h3>
          <VersionGrid rows={items} openId={openId} onOpen={open} />
        </>
      )}
    </section>
  );
}
