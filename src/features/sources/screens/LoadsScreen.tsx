import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { downloadCsv } from '../../../web/csv.ts';
import { useFilters } from '../../../web/place.ts';
import { useSession } from '../../../web/session.ts';
import type { Version } from '../contract.ts';
import { issueStatus } from '../domain/issue-status.ts';
import { DropArea } from './DropArea.tsx';
import { OpenLoads } from './OpenLoads.tsx';
import { PastLoads } from './PastLoads.tsx';
import { isOpen, useImports, useRefreshWhenDone, useVersions } from './queries.ts';
import { StandingVersions } from './StandingVersions.tsx';
import { VersionDrawer } from './VersionDrawer.tsx';
import { filesInWords } from './words.ts';

/** What is loaded, what is being loaded, and what was refused and why. */
export function LoadsScreen() {
  const session = useSession();
  const imports = useImports();
  const [{ versao, em }, setFilter] = useFilters(['versao', 'em']);
  const day = em[0] ?? null;
  const versions = useVersions(day);
  const items = imports.data?.items ?? [];
  useRefreshWhenDone(items);
  if (imports.error) return <ErrorState error={imports.error} onRetry={() => void imports.refetch()} />;
  const mayImport = session?.verbs.includes('sources.import') ?? false;
  const opened = versao[0];
  const current = versions.data?.items ?? [];
  return (
    <>
      <PageHeader
        title="Cargas"
        count={versions.data && filesInWords(current)}
        breadcrumb={[{ label: 'Indicadores', href: '/indicadores' }, { label: 'Cargas' }]}
        context="Arquivos oficiais de que os indicadores são feitos. A versão mais nova de cada competência vale; as anteriores ficam guardadas."
        exports={[{ id: 'csv', label: 'CSV das versões atuais', onAction: () => exportVersions(current) }]}
      />
      {mayImport && <DropArea />}
      <OpenLoads items={items.filter(isOpen)} mayCancel={mayImport} />
      <section aria-labelledby="past-loads" className="mt-8">
        <h2 id="past-loads" className="mb-2 text-18">
          Últimas cargas
        </h2>
        {imports.isPending ? (
          <Loading label="Lendo as cargas" />
        ) : (
          <PastLoads
            items={items.filter((each) => !isOpen(each))}
            onOpen={(id) => setFilter({ versao: [id] })}
          />
        )}
      </section>
      <StandingVersions versions={versions} day={day} openId={opened ?? null} change={setFilter} />
      {opened && <VersionDrawer id={opened} onClose={() => setFilter({ versao: [] })} />}
    </>
  );
}

function exportVersions(versions: readonly Version[]): void {
  downloadCsv(
    'versoes-atuais',
    ['Sistema', 'UF', 'Competência', 'Arquivo', 'Registros', 'Colunas', 'Emissão', 'Na fonte', 'sha256'],
    versions.map((each) => [
      each.system,
      each.uf,
      each.competencia,
      each.fileName,
      each.rows,
      each.columns,
      each.issuedOn,
      issueStatus({ ...each, period: each.competencia })?.label ?? '',
      each.sha256,
    ]),
  );
}
