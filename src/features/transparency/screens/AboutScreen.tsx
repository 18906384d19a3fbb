import { Link } from '@tanstack/react-router';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import type { TraceDocument } from '../contract.ts';
import { TRACE_STATES } from '../domain/state.ts';
import { useTrace } from './queries.ts';
import { TraceBadge } from './TraceBadge.tsx';

const DOORS: Record<TraceDocument['id'], string> = {
  A: 'O que a Superintendência se propôs a fazer em quatro anos: objetivos, metas, indicadores e 96 ações operacionais. O Pactua guarda cada linha como impressa, acompanha o prazo e a situação, e calcula os indicadores dos arquivos públicos.',
  B: 'O que o Estado paga a um hospital regional, a quem e sob quais condições: elegibilidade, critérios, faixas, metas e obrigações. O Pactua calcula o pagamento do mês e cita, em cada linha, o artigo que a manda.',
};

/** `/sobre`: what this is, and the two doors to it. */
export function AboutScreen() {
  return (
    <article className="flex max-w-[60rem] flex-col gap-8">
      <header>
        <h1 className="text-28">Sobre o Pactua</h1>
        <p className="mt-2 max-w-[65ch] text-18">
          O Pactua é uma plataforma aberta com que uma secretaria estadual de saúde planeja, pactua, monitora,
          mede e financia a sua rede de atenção.
        </p>
        <p className="mt-3 max-w-[65ch] text-16 text-ink-quiet">
          Ele nasceu de dois documentos públicos de Mato Grosso. Tudo o que faz pode ser seguido de volta a
          uma frase de um deles, e todo número mostra de onde vem.
        </p>
      </header>
      <Documents />
      <section>
        <h2 className="text-22">Para conhecer</h2>
        <ul className="mt-3 grid gap-x-8 gap-y-4 md:grid-cols-2">
          <Way to="/sobre/roteiro" label="Roteiro de vinte minutos">
            Doze paradas com os documentos na mesa: o que ler no papel e a tela que responde.
          </Way>
          <Way to="/sobre/rastreabilidade" label="Matriz de rastreabilidade">
            Ponha o dedo em qualquer frase e veja que tela a atende, ou que ainda não há uma.
          </Way>
          <Way to="/acessibilidade" label="Acessibilidade">
            Como usar só com o teclado, com leitor de tela ou com o texto ampliado.
          </Way>
          <Way to="/privacidade" label="Privacidade">
            O que se guarda de quem usa o sistema e de quem é atendido pelo SUS.
          </Way>
        </ul>
      </section>
      <p className="border-rule border-t pt-4 text-14 text-ink-quiet">
        Programa livre, sob a licença Apache 2.0: qualquer secretaria pode usar, estudar, mudar e distribuir.
      </p>
    </article>
  );
}

function Documents() {
  const trace = useTrace();
  if (trace.isPending) return <Loading label="Lendo o que está construído" lines={6} />;
  if (trace.isError) return <ErrorState error={trace.error} onRetry={trace.refetch} />;
  return (
    <section>
      <h2 className="text-22">Os dois documentos</h2>
      <div className="mt-3 grid gap-x-8 gap-y-6 md:grid-cols-2">
        {trace.data.documents.map(({ id, title, totals }) => (
          <div key={id} className="flex flex-col gap-2 border-action border-l-[3px] pl-4">
            <h3 className="text-18">{title}</h3>
            <p className="text-16">{DOORS[id]}</p>
            <p className="flex flex-wrap gap-x-4 gap-y-1 text-14">
              {TRACE_STATES.filter((state) => totals[state] > 0).map((state) => (
                <TraceBadge key={state} state={state} count={totals[state]} />
              ))}
            </p>
            <p className="text-14">
              <Link to="/sobre/rastreabilidade" search={{ documento: id } as never}>
                Ver os {totals.all} trechos e suas telas
              </Link>
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}

function Way({ to, label, children }: { to: string; label: string; children: string }) {
  return (
    <li>
      <Link to={to} className="text-16 font-semibold">
        {label}
      </Link>
      <p className="text-16 text-ink-quiet">{children}</p>
    </li>
  );
}
