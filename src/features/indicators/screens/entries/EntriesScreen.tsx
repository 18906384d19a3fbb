import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { useFilters } from '../../../../web/place.ts';
import type { EntryCardAnswer, EntryRegister, SheetAnswer, SheetHead } from '../../contract.ts';
import { isNumbered } from '../words.ts';
import { type SheetAsked, useEntryRegister, useSheet } from './queries.ts';
import { SheetList } from './SheetList.tsx';
import { SheetView } from './SheetView.tsx';
import { LEVEL_WORDS, periodName, versionName } from './words.ts';

const FILTERS = ['indicador', 'periodo', 'nivel', 'versao', 'aba'] as const;
type Filters = Record<(typeof FILTERS)[number], string[]>;

/** Values of indicators that people tell: one sheet for each period and level, with its proof, sent and approved. */
export function EntriesScreen() {
  const register = useEntryRegister();
  const [filters, change] = useFilters(FILTERS);
  if (register.error) return <ErrorState error={register.error} onRetry={() => void register.refetch()} />;
  if (register.data === undefined) return <Loading label="Abrindo os lançamentos" lines={10} />;
  const { indicators } = register.data;
  const own = indicators.find(({ enterRefusal }) => enterRefusal === null);
  const card = indicators.find(({ code }) => code === filters.indicador[0]) ?? own ?? indicators[0];
  if (card === undefined) return null;
  return <OneSheet register={register.data} card={card} filters={filters} change={change} />;
}

interface BodyProps {
  register: EntryRegister;
  card: EntryCardAnswer;
  filters: Filters;
  change: (next: Partial<Filters>) => void;
}

function askedOf(card: EntryCardAnswer, filters: Filters): SheetAsked {
  const [period = '', level = '', version] = [filters.periodo[0], filters.nivel[0], filters.versao[0]];
  const [newest = '', last = newest] = card.periods;
  return {
    indicator: card.code,
    // The newest period still runs: what is told is usually of the one before.
    period: card.periods.includes(period) ? period : last,
    level: card.levels.find((each) => each === level) ?? (card.levels[0] as string),
    ...(version === undefined ? {} : { version }),
  };
}

function OneSheet(props: BodyProps) {
  const { card, filters, change } = props;
  const asked = askedOf(card, filters);
  const sheet = useSheet(asked);
  if (sheet.error) return <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />;
  if (sheet.data === undefined) return <Loading label="Lendo a planilha" lines={12} />;
  const openSheet = ({ period, level, version }: SheetHead) =>
    change({ periodo: [period], nivel: [level], versao: [String(version)], aba: [] });
  return (
    <SheetView
      key={`${asked.indicator} ${asked.period} ${asked.level} ${sheet.data.sheet?.id ?? ''}`}
      card={card}
      asked={asked}
      answer={sheet.data}
      choices={<Choices {...props} asked={asked} answer={sheet.data} />}
      tab={filters.aba[0] === 'lista' ? 'lista' : 'planilha'}
      onTab={(aba) => change({ aba: aba === 'planilha' ? [] : [aba] })}
      list={<SheetList indicator={card.code} onOpen={openSheet} />}
    />
  );
}

function Choices(props: BodyProps & { asked: SheetAsked; answer: SheetAnswer }) {
  const { register, card, asked, answer, change } = props;
  const { sheet, versions } = answer;
  return (
    <div className="screen-only flex flex-wrap gap-4">
      <Select
        label="Indicador"
        className="w-full sm:max-w-80"
        value={card.code}
        onChange={(code) => change({ indicador: [code], periodo: [], nivel: [], versao: [] })}
        options={register.indicators.map(({ code, shortName, enterRefusal, isBeside }) => ({
          id: code,
          label: isNumbered(code) ? `${code} · ${shortName}` : shortName,
          note:
            enterRefusal === null
              ? isBeside
                ? 'fica ao lado do calculado'
                : 'você pode lançar'
              : 'só leitura',
        }))}
      />
      <Select
        label={card.grainLabel.charAt(0).toUpperCase() + card.grainLabel.slice(1)}
        className="w-full sm:w-56"
        value={asked.period}
        onChange={(period) => change({ periodo: [period], versao: [] })}
        options={card.periods.map((id) => ({ id, label: periodName(id) }))}
      />
      {card.levels.length > 1 && (
        <Select
          label="Um valor por"
          className="w-full sm:w-44"
          value={asked.level}
          onChange={(level) => change({ nivel: [level], versao: [] })}
          options={card.levels.map((id) => ({ id, label: LEVEL_WORDS[id] }))}
        />
      )}
      {versions.length > 1 && (
        <Select
          label="Versão"
          className="w-full sm:w-52"
          value={sheet === null ? null : String(sheet.version)}
          onChange={(version) => change({ versao: [version] })}
          options={versions.map((each) => ({ id: String(each.version), label: versionName(each) }))}
        />
      )}
    </div>
  );
}
