import { useQuery, useQueryClient } from '@tanstack/react-query';
import { AppError } from '../../../kernel/app-error.ts';
import { apiGet, apiPatch, apiPost } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { Select } from '../../../web/components/Select.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { ChoiceAnswer, Done, PreferencesAnswer } from '../contract.ts';
import type { Choice } from '../domain/kinds.ts';

type Preference = PreferencesAnswer['items'][number];

const KEY = ['notices', 'preferences'];

const CHOICES: Readonly<Record<Choice, string>> = {
  inbox: 'Só no Pactua',
  daily: 'No Pactua e numa carta por dia',
  weekly: 'No Pactua e numa carta por semana',
  never: 'Não quero',
};

const WEEKDAYS = ['segunda-feira', 'terça-feira', 'quarta-feira', 'quinta-feira', 'sexta-feira'];

const problem = (error: unknown) =>
  showToast(error instanceof AppError ? error.message : 'Não foi possível gravar. Tente de novo.', {
    tone: 'problem',
  });

/** How each kind of notice reaches the reader: changed in place, saved at once. */
export function PreferencesScreen() {
  const queries = useQueryClient();
  const preferences = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => apiGet('/api/notices/preferences', PreferencesAnswer, signal),
  });
  const refresh = () => queries.invalidateQueries({ queryKey: KEY });
  const choose = async (kind: Preference, choice: string) => {
    await apiPatch(`/api/notices/preferences/${kind.id}`, { choice }, ChoiceAnswer).then(
      () => showToast(`${kind.name}: ${CHOICES[choice as Choice].toLowerCase()}.`),
      problem,
    );
    await refresh();
  };
  const setStopped = async (stopped: boolean) => {
    await apiPatch('/api/notices/digests', { stopped }, Done).then(
      () => showToast(stopped ? 'As cartas de avisos pararam.' : 'As cartas de avisos voltam a sair.'),
      problem,
    );
    await refresh();
  };
  if (preferences.error)
    return <ErrorState error={preferences.error} onRetry={() => void preferences.refetch()} />;
  if (preferences.isPending) return <Loading label="Lendo as preferências" lines={6} />;
  const { items, mail } = preferences.data;
  return (
    <>
      <PageHeader
        title="Preferências de avisos"
        breadcrumb={[{ label: 'Avisos', href: '/avisos' }, { label: 'Preferências' }]}
        context="Como cada aviso chega a você. O que pede uma resposta sua chega sempre ao sino."
      />
      <div className="flex max-w-3xl flex-col gap-8">
        <MailSwitch mail={mail} onChange={(stopped) => void setStopped(stopped)} />
        {[...Map.groupBy(items, (kind) => kind.group)].map(([group, kinds]) => (
          <section key={group} aria-label={group}>
            <h2 className="mb-1 text-18">{group}</h2>
            <ul className="divide-y divide-rule border-rule border-y">
              {kinds.map((kind) => (
                <li
                  key={kind.id}
                  className="flex items-center justify-between gap-x-4 gap-y-1 py-2 max-sm:flex-col max-sm:items-stretch"
                >
                  <span className="text-16">{kind.name}</span>
                  <Select
                    label={kind.name}
                    hideLabel
                    options={kind.choices.map((choice) => ({ id: choice, label: CHOICES[choice] }))}
                    value={kind.choice}
                    onChange={(choice) => void choose(kind, choice)}
                    className="w-full sm:max-w-80"
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

const askNow = () =>
  apiPost('/api/notices/digests', {}, Done).then(
    () => showToast('Carta pedida: chega em instantes, com os avisos por ler.'),
    problem,
  );

interface MailSwitchProps {
  mail: PreferencesAnswer['mail'];
  onChange: (stopped: boolean) => void;
}

function MailSwitch({ mail, onChange }: MailSwitchProps) {
  const when = `As cartas saem a partir das ${mail.hour} h dos dias úteis; as da semana, na ${WEEKDAYS[mail.weekday - 1]} (se for feriado, no dia útil seguinte). No máximo uma por dia, e nenhuma quando não há nada por ler.`;
  return (
    <section aria-labelledby="cartas">
      <h2 id="cartas" className="mb-1 text-18">
        Cartas por e-mail
      </h2>
      {mail.sends ? (
        <>
          <p className="max-w-[65ch] text-16 text-ink-quiet">
            {mail.stopped ? 'Você cancelou as cartas: os avisos chegam só ao sino.' : when}
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button onPress={() => onChange(!mail.stopped)}>
              {mail.stopped ? 'Voltar a receber as cartas' : 'Cancelar todas as cartas'}
            </Button>
            <Button kind="quiet" onPress={() => void askNow()}>
              Mandar-me uma carta agora
            </Button>
          </div>
        </>
      ) : (
        <p className="max-w-[65ch] text-16 text-ink-quiet">
          Esta instalação não envia mensagens: os avisos chegam só ao sino. As escolhas ficam guardadas.
        </p>
      )}
    </section>
  );
}
