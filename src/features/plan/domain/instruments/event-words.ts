import { formatDay } from '../../../../kernel/format.ts';
import type { Instrument } from './instrument.ts';
import { STAGE_WORDS } from './life-cycle.ts';

const list = (ids: readonly string[]): string => (ids.length === 0 ? 'nenhuma' : ids.join(', '));

function editedWords(now: Instrument, before: Instrument | null): string {
  const parts = [
    before === null || before.title === now.title ? null : `nome “${now.title}”`,
    before !== null && list(before.make) === list(now.make) ? null : `elaboram: ${list(now.make)}`,
    before !== null && list(before.carry) === list(now.carry) ? null : `executam: ${list(now.carry)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Mudou a natureza do instrumento' : `Mudou ${parts.join('; ')}`;
}

/** What happened to an instrument, as a sentence; `before` is how it stood just before, null at the first event. */
export function eventWordsOf(type: string, now: Instrument | null, before: Instrument | null): string {
  if (now === null) return type;
  const step = now.steps.at(-1);
  switch (type) {
    case 'registered':
      return `Registrado: “${now.title}”`;
    case 'stage-reached':
      return step === undefined
        ? 'Etapa registrada'
        : `${STAGE_WORDS[step.stage]} em ${formatDay(step.on)}${step.act === null ? '' : ` (${step.act.name})`}`;
    case 'stage-undone':
      return `Última etapa desfeita: ${step === undefined ? 'nenhuma etapa registrada' : `volta a “${STAGE_WORDS[step.stage]}”`}`;
    case 'declined':
      return 'Não é um instrumento';
    case 'restored':
      return 'Volta a ser considerado um instrumento';
    case 'plan-opened':
      return 'Plano próprio aberto';
    default:
      return editedWords(now, before);
  }
}

/** What happened to an action of an instrument's own plan, as a sentence. */
export function actionEventWords(type: string, { id, title }: Readonly<Record<string, unknown>>): string {
  switch (type) {
    case 'action-added':
      return `Ação ${id} escrita: “${title}”`;
    case 'action-removed':
      return `Ação ${id} retirada do plano próprio`;
    case 'action-restored':
      return `Ação ${id} trazida de volta ao plano próprio`;
    default:
      return `Texto da ação ${id} corrigido`;
  }
}
