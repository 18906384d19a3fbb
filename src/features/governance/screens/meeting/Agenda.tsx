import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import type { ItemAnswer, MeetingAnswer } from '../../contract.ts';
import { ITEM_KINDS, SECTION_WORDS } from '../../domain/agenda.ts';
import { countOf, sentWords } from '../words.tsx';
import { AgendaItem } from './AgendaItem.tsx';
import { RaiseDialog } from './RaiseDialog.tsx';

/** The agenda by section, numbered through; with the meeting open each item takes what is said of it in place. */
export function Agenda({ meeting }: { meeting: MeetingAnswer }) {
  const { items, stage } = meeting;
  const [raising, setRaising] = useState(false);
  const said = items.filter(isSaid).length;
  return (
    <section aria-label="Pauta">
      <h2 className="text-22">Pauta</h2>
      <p className="text-14 text-ink-quiet">{contextOf(meeting, said)}</p>
      {items.length === 0 && (
        <EmptyState title="A pauta está vazia.">
          Entram por si as ações atrasadas e as pendências; as unidades propõem a partir de uma ação ou de um
          indicador.
        </EmptyState>
      )}
      {ITEM_KINDS.map((kind) => (
        <Section key={kind} kind={kind} meeting={meeting} />
      ))}
      {(stage === 'open' || stage === 'agenda') && meeting.mayConduct && (
        <p className="screen-only mt-4">
          <Button onPress={() => setRaising(true)}>Trazer um assunto fora da pauta</Button>
        </p>
      )}
      {raising && <RaiseDialog meeting={meeting} onClose={() => setRaising(false)} />}
    </section>
  );
}

const isSaid = ({ outcomes }: ItemAnswer): boolean => outcomes.some(({ withdrawn }) => withdrawn === null);

/** How the agenda stands, and what its days bring by themselves. */
function contextOf(
  { stage, items, day, agendaOn, packSent, mayConduct }: MeetingAnswer,
  said: number,
): string {
  const count = countOf(items.length, 'item', 'itens');
  if (stage === 'planned') {
    const closes =
      agendaOn > day
        ? 'fecha-se quando a reunião se abre.'
        : `fecha por si em ${formatDay(agendaOn)} e vai aos membros com o material, ou antes, se quem conduz a fechar.`;
    return `${count}, como a pauta se monta hoje; ${closes}`;
  }
  if (stage !== 'agenda') return `${count}, ${said} com registro.`;
  const sent = packSent === null ? '' : ` Material enviado ${sentWords(packSent, 'pessoa', 'pessoas')}.`;
  const late = mayConduct ? ' O que não pode esperar entra com motivo, abaixo.' : '';
  return `${count}, pauta fechada: o que se propõe agora vai à reunião seguinte.${sent}${late}`;
}

function Section({ kind, meeting }: { kind: ItemAnswer['kind']; meeting: MeetingAnswer }) {
  const own = meeting.items.filter((item) => item.kind === kind);
  if (own.length === 0) return null;
  const said = own.filter(isSaid).length;
  return (
    <section className="mt-5">
      <h3 className="flex items-baseline gap-3 border-rule-strong border-b pb-1 text-16">
        {SECTION_WORDS[kind]}
        <span className="font-normal text-14 text-ink-quiet">
          {said === 0 ? own.length : `${said} de ${own.length}`}
        </span>
      </h3>
      <ol>
        {own.map((item) => (
          <AgendaItem
            key={item.id ?? `${item.kind} ${item.action?.id ?? item.indicator ?? item.title}`}
            item={item}
            number={meeting.items.indexOf(item) + 1}
            meeting={meeting}
          />
        ))}
      </ol>
    </section>
  );
}
