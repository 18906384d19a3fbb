import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { apiGet } from '../../../../web/api.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { Checkbox } from '../../../../web/components/Checkbox.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { fileEntries } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { useSession } from '../../../../web/session.ts';
import { CreditsAnswer } from '../../contract.ts';
import { CREDIT_GROUPS, type CreditGroup } from '../../domain/credits.ts';
import { countOf } from '../words.ts';
import { CreditDialog } from './CreditDialog.tsx';
import { CreditGroupList } from './CreditGroupList.tsx';
import { Edition } from './Edition.tsx';
import { sheetTable } from './words.ts';

/** Who made this plan, in which edition, and on whose authority? */
export function CreditsScreen() {
  const query = useQuery({
    queryKey: ['plan', 'credits'],
    queryFn: ({ signal }) => apiGet('/api/plan/credits', CreditsAnswer, signal),
  });
  if (query.isPending) return <Loading label="Lendo a ficha técnica" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  return <Page sheet={query.data} />;
}

function sheetFiles(sheet: CreditsAnswer) {
  const open = fileEntries({ name: 'ficha-tecnica-sem-nomes', table: () => sheetTable(sheet, false) });
  const named = fileEntries({ name: 'ficha-tecnica-com-nomes', table: () => sheetTable(sheet, true) });
  return [
    ...open.map((each) => ({ ...each, note: 'sem nomes de pessoas' })),
    ...named.map((each) => ({ ...each, id: `${each.id}-named`, note: 'com nomes: dado pessoal' })),
  ];
}

function Page({ sheet }: { sheet: CreditsAnswer }) {
  const mayWrite = useSession()?.verbs.includes('plan.manage') ?? false;
  const [showNames, setShowNames] = useState(true);
  const [adding, setAdding] = useState(false);
  const named = sheet.items.reduce((sum, { content }) => sum + content.people.length, 0);
  const linesOf = (group: CreditGroup) => sheet.items.filter(({ content }) => content.group === group);
  const lastOrder = (group: CreditGroup) => linesOf(group).at(-1)?.content.order ?? 0;
  return (
    <>
      <PageHeader
        title="Ficha técnica"
        count={named === 0 ? undefined : countOf(named, 'pessoa', 'pessoas')}
        breadcrumb={[{ label: 'Plano', href: '/plano' }, { label: 'Ficha técnica' }]}
        context="As funções e os órgãos que o documento credita. Pactua não traz nomes de pessoas: quem gere o plano os escreve aqui."
        actions={
          <>
            {mayWrite && (
              <Button kind="secondary" onPress={() => setAdding(true)}>
                Incluir linha
              </Button>
            )}
            <Button kind="quiet" icon={<Printer aria-hidden="true" />} onPress={() => window.print()}>
              Imprimir
            </Button>
          </>
        }
        exports={sheetFiles(sheet)}
      >
        {named > 0 && (
          <div className="screen-only">
            <Checkbox isSelected={showNames} onChange={setShowNames}>
              Mostrar nomes de pessoas, na tela e na impressão
            </Checkbox>
          </div>
        )}
      </PageHeader>
      <Edition edition={sheet.edition} />
      {CREDIT_GROUPS.map((group) => (
        <CreditGroupList
          key={group}
          group={group}
          lines={linesOf(group)}
          showNames={showNames}
          mayWrite={mayWrite}
          lastOrder={lastOrder}
        />
      ))}
      <Institutions sheet={sheet} />
      {adding && <CreditDialog line={null} lastOrder={lastOrder} onClose={() => setAdding(false)} />}
    </>
  );
}

function Institutions({ sheet: { units, workshops } }: { sheet: CreditsAnswer }) {
  const lists = [
    {
      title: 'Unidades que executam o plano',
      rows: units.map(({ id, acronym, name, actions }) => ({
        id,
        name: `${acronym}. ${name}`,
        count: actions === 0 ? 'nenhuma ação' : countOf(actions, 'ação', 'ações'),
      })),
    },
    {
      title: 'Oficinas de elaboração',
      rows: workshops.map(({ institution, people }) => ({
        id: institution,
        name: institution,
        count: countOf(people, 'participante', 'participantes'),
      })),
    },
  ];
  return (
    <div className="mt-8 grid gap-x-8 gap-y-8 lg:grid-cols-2">
      {lists
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows }) => (
          <section key={title}>
            <h2 className="mb-2 text-22">{title}</h2>
            <ul>
              {rows.map(({ id, name, count }) => (
                <li
                  key={id}
                  className="flex justify-between gap-4 border-rule border-b py-2 text-14"
                  data-keep-together
                >
                  <span>{name}</span>
                  <span className="shrink-0 text-ink-quiet tabular-nums">{count}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
