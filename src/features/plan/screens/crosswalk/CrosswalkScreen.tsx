import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { apiGet } from '../../../../web/api.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { Checkbox } from '../../../../web/components/Checkbox.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { fileEntries } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { useSession } from '../../../../web/session.ts';
import { type CodeShown, CrosswalkAnswer } from '../../contract.ts';
import { BOOKS, CODED_LEVELS, type CodedLevel } from '../../domain/crosswalk.ts';
import { useEntryCommands } from '../analysis/queries.ts';
import { plainTitle } from '../words.ts';
import { CodesDialog } from './CodesDialog.tsx';

const LEVEL_WORDS: Readonly<Record<CodedLevel, string>> = {
  objective: 'Objetivos',
  target: 'Metas',
  indicator: 'Indicadores',
  strategicAction: 'Ações estratégicas',
  action: 'Ações operacionais',
};

type Item = CrosswalkAnswer['items'][number];

/** What of the plan is in the PES and in the PPA, under which code, and what is in neither? */
export function CrosswalkScreen() {
  const query = useQuery({
    queryKey: ['plan', 'crosswalk'],
    queryFn: ({ signal }) => apiGet('/api/plan/crosswalk', CrosswalkAnswer, signal),
  });
  if (query.isPending) return <Loading label="Lendo os códigos" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page crosswalk={query.data} />;
}

const HEADER = ['Registro', 'Instrumento', 'Código', 'Título', 'Vigência', 'Fonte', 'Texto no plano'];

/** One line for each code, and one for each record without any: what is read back by “Colar códigos”. */
const rowsOf = (items: readonly Item[]) =>
  items.flatMap(({ short, title, codes }) =>
    codes.length === 0
      ? [[short, '', '', '', '', '', plainTitle(title)]]
      : codes.map((each) => [
          short,
          each.book,
          each.code,
          each.title,
          `${each.from} a ${each.to}`,
          each.source,
          plainTitle(title),
        ]),
  );

function Page({ crosswalk }: { crosswalk: CrosswalkAnswer }) {
  const session = useSession();
  const mayWrite = session?.verbs.includes('plan.manage') ?? false;
  const [onlyMissing, setOnlyMissing] = useState(false);
  const [writing, setWriting] = useState(false);
  const coded = crosswalk.items.filter(({ codes }) => codes.length > 0).length;
  return (
    <>
      <PageHeader
        title="Códigos do PES e do PPA"
        count={`${coded} de ${crosswalk.items.length} registros com código`}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'PES e PPA' }]}
        context="A correspondência entre o plano e o Plano Estadual de Saúde e o Plano Plurianual, para lançar em cada um o mesmo"
        actions={
          mayWrite && (
            <Button kind="secondary" onPress={() => setWriting(true)}>
              Colar códigos
            </Button>
          )
        }
        exports={fileEntries({
          name: 'plano-pes-ppa',
          table: () => ({ header: HEADER, rows: rowsOf(crosswalk.items) }),
        })}
      >
        <Checkbox isSelected={onlyMissing} onChange={setOnlyMissing}>
          Só o que não tem código
        </Checkbox>
      </PageHeader>
      <Coverage coverage={crosswalk.coverage} />
      {CODED_LEVELS.map((level) => (
        <LevelTable
          key={level}
          level={level}
          items={crosswalk.items.filter(
            (each) => each.level === level && (!onlyMissing || each.codes.length === 0),
          )}
          mayWrite={mayWrite}
        />
      ))}
      {writing && <CodesDialog items={crosswalk.items} onClose={() => setWriting(false)} />}
    </>
  );
}

function Coverage({ coverage }: Pick<CrosswalkAnswer, 'coverage'>) {
  return (
    <TableScroll label="Cobertura">
      <table className="w-full max-w-[640px] text-14">
        <caption className="pb-2 text-left text-18 font-semibold">Cobertura</caption>
        <thead>
          <tr className="border-rule-strong border-b text-left text-13">
            <th scope="col" className="py-2 pr-4">
              Nível
            </th>
            {BOOKS.map((book) => (
              <th key={book} scope="col" className="py-2 pr-4 text-right">
                Com código do {book}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coverage.map(({ level, records, coded }) => (
            <tr key={level} className="border-rule border-b">
              <th scope="row" className="py-2 pr-4 text-left font-normal">
                {LEVEL_WORDS[level]}
              </th>
              {BOOKS.map((book) => (
                <td key={book} className="py-2 pr-4 text-right tabular-nums">
                  {coded[book]} de {records}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

interface LevelTableProps {
  level: CodedLevel;
  items: readonly Item[];
  mayWrite: boolean;
}

function LevelTable({ level, items, mayWrite }: LevelTableProps) {
  const { removeById } = useEntryCommands();
  const [taking, setTaking] = useState<CodeShown | null>(null);
  if (items.length === 0) return null;
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-22">
        {LEVEL_WORDS[level]} <span className="font-normal text-ink-quiet">{items.length}</span>
      </h2>
      <ul>
        {items.map((item) => (
          <li
            key={item.id}
            data-keep-together
            className="grid gap-x-6 gap-y-1 border-rule border-b py-2 text-14 md:grid-cols-2"
          >
            <p>
              <span className="text-ink-quiet">{item.short}. </span>
              {plainTitle(item.title)}
            </p>
            <Codes item={item} onTake={mayWrite ? setTaking : null} />
          </li>
        ))}
      </ul>
      {taking !== null && (
        <ConfirmDialog
          title={`Retirar o código ${taking.code} do ${taking.book}?`}
          isOpen
          kind="danger"
          confirmLabel="Retirar com motivo"
          reasonLabel="Motivo"
          onClose={() => setTaking(null)}
          onConfirm={(reason) => removeById(taking.entry?.id ?? '', taking.entry?.version ?? 0, reason)}
        />
      )}
    </section>
  );
}

function Codes({ item, onTake }: { item: Item; onTake: ((code: CodeShown) => void) | null }) {
  if (item.codes.length === 0) return <p className="text-ink-quiet">sem código do PES nem do PPA</p>;
  return (
    <ul className="flex flex-col gap-1">
      {item.codes.map((each) => (
        <li key={`${each.book} ${each.code}`}>
          <span className="font-semibold">
            {each.book} {each.code}
          </span>
          {each.title !== '' && each.title !== item.title && `. ${each.title}`}{' '}
          <span className="text-ink-quiet">
            ({each.from} a {each.to})
          </span>
          {onTake !== null && each.entry !== null && (
            <Button
              kind="quiet"
              className="screen-only -my-1.5"
              aria-label={`Retirar ${each.book} ${each.code} de ${item.short}`}
              onPress={() => onTake(each)}
            >
              Retirar
            </Button>
          )}
          <p className="text-13 text-ink-quiet">{each.source}</p>
        </li>
      ))}
    </ul>
  );
}
