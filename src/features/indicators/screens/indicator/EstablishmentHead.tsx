import { ChipList } from '../../../../web/components/ChipList.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import type { IndicatorPage } from '../../contract.ts';
import { type Asked, useValue } from '../queries.ts';
import { SourcedValue } from '../SourcedValue.tsx';
import { periodWords } from '../words.ts';

interface EstablishmentHeadProps {
  page: IndicatorPage;
  asked: Asked;
  period: string;
  onLeave: () => void;
}

/** The number of one establishment; targets are the territory's and judge no establishment. */
export function EstablishmentHead({ page, asked, period, onLeave }: EstablishmentHeadProps) {
  const value = useValue(asked, period);
  const name = value.data?.establishment ?? `CNES ${asked.establishment}`;
  return (
    <div className="flex flex-col gap-2">
      <ChipList label="Só o estabelecimento" chips={[{ id: 'cnes', label: name }]} onRemove={onLeave} />
      {value.error && <ErrorState error={value.error} onRetry={() => void value.refetch()} />}
      {value.data && (
        <p className="flex flex-wrap items-baseline gap-x-3">
          {value.data.value.text === null ? (
            <span className="text-22">Sem valor</span>
          ) : (
            <SourcedValue
              asked={asked}
              period={period}
              text={value.data.value.text}
              label={`${page.shortName}, ${name}, ${periodWords(period)}`}
              size="large"
            />
          )}
          <span className="text-16">
            {page.unitLabel} · {name}, {value.data.territory.name} · {periodWords(period)}
          </span>
        </p>
      )}
      {value.data?.value.reason && (
        <p className="max-w-[80ch] text-14 text-ink-quiet">{value.data.value.reason}</p>
      )}
    </div>
  );
}
