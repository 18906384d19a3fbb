import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { useScreenTitle } from '../../../../web/screen-title.ts';
import type { MunicipalAnswer } from '../../contract.ts';
import { MUNICIPAL_STATES, MUNICIPAL_WORDS } from '../../domain/municipal.ts';
import { BodyDialog } from '../body/BodyDialog.tsx';
import { useMunicipal } from '../queries.ts';
import { TableHead } from '../TableHead.tsx';
import { MunicipalBadge } from '../words.tsx';

type Line = MunicipalAnswer['items'][number];

/** Which municipalities have constituted the body that the plan asks of each, and by which act? */
export function MunicipalScreen() {
  const { acao = '' } = useParams({ strict: false }) as { acao?: string };
  const query = useMunicipal(acao);
  if (query.isPending) return <Loading label="Lendo os municípios" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page board={query.data} />;
}

const ALL = 'all';
const OPTIONS = [
  { id: ALL, label: 'Todas as situações' },
  ...MUNICIPAL_STATES.map((id) => ({ id, label: MUNICIPAL_WORDS[id] })),
];

function Page({ board }: { board: MunicipalAnswer }) {
  useScreenTitle(board.name);
  const [state, setState] = useState<string>(ALL);
  const [registering, setRegistering] = useState<Line | null>(null);
  const { items, counts } = board;
  const shown = items.filter((item) => state === ALL || item.state === state);
  return (
    <>
      <PageHeader
        title={board.name}
        count={`${counts.constituted} de ${items.length} municípios`}
        breadcrumb={[{ label: 'Colegiados', href: '/colegiados' }, { label: board.name }]}
        context={board.source}
      >
        <Counts counts={counts} />
      </PageHeader>
      <Select
        className="mb-4 max-w-64"
        label="Situação"
        options={OPTIONS}
        value={state}
        onChange={(value) => setState(value ?? ALL)}
      />
      {shown.length === 0 ? (
        <EmptyState title="Nenhum município nesta situação.">Escolha outra situação.</EmptyState>
      ) : (
        <Table lines={shown} onRegister={setRegistering} />
      )}
      {registering !== null && (
        <BodyDialog
          body={null}
          start={{
            name: `${board.one} de ${registering.name}`,
            territory: registering.code,
            actions: board.action,
          }}
          onClose={() => setRegistering(null)}
        />
      )}
    </>
  );
}

/** How many stand where; a situation of nobody is not told. */
function Counts({ counts }: Pick<MunicipalAnswer, 'counts'>) {
  return (
    <p className="flex flex-wrap gap-x-6 gap-y-1 text-14">
      {MUNICIPAL_STATES.filter((state) => counts[state] > 0).map((state) => (
        <span key={state} className="flex items-center gap-2">
          <MunicipalBadge state={state} />
          <span className="tabular-nums">{counts[state]}</span>
        </span>
      ))}
    </p>
  );
}

const HEADS = ['Município', 'Situação', 'Ato', 'Data', ''];

interface TableProps {
  lines: readonly Line[];
  onRegister: (line: Line) => void;
}

function Table({ lines, onRegister }: TableProps) {
  return (
    <TableScroll label="Municípios">
      <table className="w-full min-w-[520px] text-left text-14">
        <TableHead heads={HEADS} />
        <tbody>
          {lines.map((line) => (
            <Row key={line.code} line={line} onRegister={onRegister} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function Row({ line, onRegister }: { line: Line; onRegister: TableProps['onRegister'] }) {
  const { name, region, state, body, act, mayManage } = line;
  return (
    <tr className="align-top">
      <td className="border-rule border-b py-2 pr-4">
        {body === null ? (
          name
        ) : (
          <Link to={`/colegiados/${body.id}`} className="font-semibold" aria-label={`${name}: ${body.name}`}>
            {name}
          </Link>
        )}
        <span className="block text-13 text-ink-quiet">{region}</span>
      </td>
      <td className="whitespace-nowrap border-rule border-b py-2 pr-4">
        <MunicipalBadge state={state} />
      </td>
      <td className="border-rule border-b py-2 pr-4">
        {act === null ? '—' : <Link to={`/atos/${act.id}`}>{act.title}</Link>}
      </td>
      <td className="whitespace-nowrap border-rule border-b py-2 pr-4 tabular-nums">
        {act?.day ? formatDay(act.day) : '—'}
      </td>
      <td className="border-rule border-b py-0.5 text-right">
        {mayManage && (state === 'absent' || state === 'ended') && (
          <Button
            kind="quiet"
            className="screen-only"
            onPress={() => onRegister(line)}
            aria-label={`Registrar o de ${name}`}
          >
            Registrar
          </Button>
        )}
      </td>
    </tr>
  );
}
