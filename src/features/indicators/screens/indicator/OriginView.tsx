import { Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatCount } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FilesMenu } from '../../../../web/components/FilesMenu.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { ProvenanceAnswer } from '../../contract.ts';
import { type Asked, useProvenance } from '../queries.ts';
import { periodWords } from '../words.ts';

/** Where the value of a period comes from: each file with its hash and rows, what is missing, and the question in SQL. */
export function OriginView({ asked, period, code }: { asked: Asked; period: string; code: string }) {
  const origin = useProvenance(asked, period);
  if (origin.error) return <ErrorState error={origin.error} onRetry={() => void origin.refetch()} />;
  if (origin.data === undefined) return <Loading label="Lendo a origem do número" lines={8} />;
  const { files, aside, missing, queries, computedAt } = origin.data;
  return (
    <div className="flex flex-col gap-8">
      {files.length === 0 ? (
        <EmptyState title={`Nenhum arquivo de microdados está por trás do valor de ${periodWords(period)}.`}>
          O número foi publicado pronto, foi lançado com prova e aprovado, conta fatos do próprio Pactua ou
          ainda não pode ser calculado.
        </EmptyState>
      ) : (
        <FileTable origin={origin.data} name={`indicador-${code}-origem-${period.replace('/', '-')}`} />
      )}
      {aside.length > 0 && <Aside files={aside} />}
      {missing.length > 0 && (
        <p className="text-14 text-warn">Faltam arquivos de: {missing.map(periodWords).join(', ')}.</p>
      )}
      {computedAt && files.length > 0 && (
        <p className="text-14 text-ink-quiet">Contado em {formatInstant(computedAt)}.</p>
      )}
      {queries.map((query) => (
        <Query key={query.label} {...query} />
      ))}
    </div>
  );
}

const ROLES = { numerator: 'Numerador', denominator: 'Denominador' } as const;
const HEADER = [
  'Arquivo',
  'Papel',
  'Sistema',
  'UF',
  'Competência',
  'Emitido em',
  'Na fonte',
  'Linhas',
  'Lido em',
  'SHA-256',
];

function FileTable({ origin, name }: { origin: ProvenanceAnswer; name: string }) {
  const { files } = origin;
  const rows = files.reduce((sum, file) => sum + (file.rows ?? 0), 0);
  const title = `${files.length === 1 ? 'Um arquivo' : `${files.length} arquivos`}${rows > 0 ? `, ${formatCount(rows)} linhas` : ''}`;
  return (
    <section aria-labelledby="files">
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        <h2 id="files" className="text-18">
          {title}
        </h2>
        <FilesMenu
          of={title}
          name={name}
          table={() => ({
            header: HEADER,
            rows: files.map((file) => [
              file.fileName,
              ROLES[file.role],
              file.system,
              file.uf,
              file.period,
              file.issuedOn,
              file.status?.words ?? '',
              file.rows,
              file.importedAt,
              file.sha256,
            ]),
          })}
        />
      </div>
      <TableScroll label="Arquivos por trás do número">
        <table className="mt-2 w-full text-14">
          <thead>
            <tr className="border-rule-strong border-b text-left text-13 [&>th]:py-1.5 [&>th]:pr-4">
              <th scope="col">Arquivo</th>
              <th scope="col">Papel</th>
              <th scope="col">Competência</th>
              <th scope="col">Emitido em</th>
              <th scope="col" className="text-right">
                Linhas
              </th>
              <th scope="col">Lido em</th>
              <th scope="col">SHA-256</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr
                key={`${file.role}/${file.sha256}`}
                className="border-rule border-b align-top [&>*]:py-1.5 [&>*]:pr-4"
              >
                <th scope="row" className="text-left font-normal">
                  {file.fileName}
                  <span className="block text-13 text-ink-quiet">
                    {file.system} · {file.uf}
                  </span>
                </th>
                <td>{ROLES[file.role]}</td>
                <td className="whitespace-nowrap">{periodWords(file.period)}</td>
                <td className="whitespace-nowrap">
                  {file.issuedOn.split('-').reverse().join('/')}
                  {file.status && (
                    <span title={file.status.words} className="block text-13 text-ink-quiet">
                      {file.status.label}
                    </span>
                  )}
                </td>
                <td className="text-right">{file.rows === null ? '–' : formatCount(file.rows)}</td>
                <td className="whitespace-nowrap">
                  {file.importedAt === null ? 'veio com o Pactua' : formatInstant(file.importedAt)}
                </td>
                <td className="font-mono text-13 break-all">{file.sha256}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

const OVERLAPS = {
  'state-file':
    'o arquivo do próprio estado, com os dos outros estados, vale antes do extrato nacional, que traz os mesmos registros',
  'national-extract':
    'o arquivo do próprio estado não está carregado: conta só o extrato nacional, que já traz os registros dos outros',
  'newest-file': 'um arquivo cobre o lugar inteiro: vale o emitido por último',
} as const;

function Aside({ files }: { files: ProvenanceAnswer['aside'] }) {
  return (
    <section aria-labelledby="aside">
      <h2 id="aside" className="text-18">
        Carregados e não contados de novo
      </h2>
      <ul className="mt-2 flex flex-col gap-1 text-14">
        {files.map(({ fileName, sha256, uf, period, overlap }) => (
          <li key={sha256}>
            {fileName}{' '}
            <span className="text-ink-quiet">
              ({uf}, {periodWords(period)})
            </span>
            : {OVERLAPS[overlap]}.
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A question of the method: as it is read, and as it ran. */
function Query({ label, text, ran }: ProvenanceAnswer['queries'][number]) {
  return (
    <section aria-label={`Consulta: ${label}`} className="flex flex-col gap-5">
      <SqlText heading={<h2 className="text-18">Consulta: {label}</h2>} label={`SQL: ${label}`} text={text}>
        A ficha, compilada para o motor de análise: conta cada município uma vez, e o território e o período
        somam as contagens. Rodada sobre os arquivos listados acima, dá o número desta página.
      </SqlText>
      {ran === null ? (
        <p className="text-14 text-ink-quiet">
          As contagens deste período acompanham o Pactua: foram feitas pela mesma ficha quando ele foi
          montado, e nada rodou aqui.
        </p>
      ) : (
        <SqlText
          heading={<h3 className="text-16 font-semibold">O que rodou ao carregar</h3>}
          label={`SQL que rodou: ${label}`}
          text={ran}
        >
          A mesma ficha, perguntada de uma vez por todos os lugares, medidas e partes, em centésimos: é esta
          consulta que conta cada arquivo quando ele chega, e as contagens ficam guardadas. A página não conta
          de novo: soma as guardadas.
        </SqlText>
      )}
    </section>
  );
}

interface SqlTextProps {
  heading: ReactNode;
  label: string;
  text: string;
  children: ReactNode;
}

function SqlText({ heading, label, text, children }: SqlTextProps) {
  const copy = () => void navigator.clipboard.writeText(text).then(() => showToast('Consulta copiada.'));
  return (
    <div>
      <div className="flex flex-wrap items-start justify-between gap-x-4">
        {heading}
        <Button kind="quiet" className="screen-only" icon={<Copy aria-hidden="true" />} onPress={copy}>
          Copiar SQL
        </Button>
      </div>
      <p className="max-w-[90ch] text-14 text-ink-quiet">{children}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls by keyboard too */}
      <section aria-label={label} className="mt-2 max-h-80 overflow-auto rounded border" tabIndex={0}>
        <pre className="p-3 font-mono text-13 whitespace-pre-wrap">{text}</pre>
      </section>
    </div>
  );
}
