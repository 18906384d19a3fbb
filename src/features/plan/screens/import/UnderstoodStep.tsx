import { CircleQuestionMark } from 'lucide-react';
import { Button } from '../../../../web/components/Button.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { ImportedAction, ImportView } from '../../contract.ts';
import { counted, LIST_WORDS } from './words.ts';

/** What was read beside what is stored, and each row of the document beside what was understood of it. */
export function UnderstoodStep({ view, onNext }: { view: ImportView; onNext: () => void }) {
  const asked = new Set(view.doubts.map((doubt) => `${doubt.record}|${doubt.field}`));
  return (
    <>
      <Counts view={view} />
      <section className="mt-8">
        <h2 className="mb-2 text-22">Cada ação: como está escrito e como se entendeu</h2>
        <TableScroll label="Ações do documento">
          <table className="w-full min-w-[900px] text-14 print:min-w-0">
            <thead>
              <tr className="border-rule-strong border-b text-left text-13">
                {['Ação', 'Linha', 'Responsável', 'Quem responde', 'Prazo', 'Prazo entendido', 'Status'].map(
                  (name) => (
                    <th key={name} scope="col" className="py-2 pr-3">
                      {name}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {view.actions.map((action) => (
                <ActionRow key={action.id} action={action} asked={asked} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      </section>
      <div className="screen-only mt-6">
        <Button kind="primary" onPress={onNext}>
          {view.doubts.length === 0
            ? 'Continuar: nenhuma dúvida'
            : `Continuar: ${counted(view.doubts.length, 'dúvida', 'dúvidas')}`}
        </Button>
      </div>
    </>
  );
}

const COUNTED = [
  'objectives',
  'targets',
  'indicators',
  'strategicActions',
  'operationalActions',
  'problems',
  'acronyms',
] as const;

function Counts({ view }: { view: ImportView }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-4 xl:grid-cols-7">
      {COUNTED.map((list) => {
        const { read, stored } = view.counts[list];
        return (
          <div key={list}>
            <dt className="text-14 text-ink-quiet">{LIST_WORDS[list]}</dt>
            <dd className="text-28 font-semibold leading-tight">{read}</dd>
            <dd className="text-13 text-ink-quiet">
              {read === stored ? 'como no plano guardado' : `no plano guardado, ${stored}`}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Doubtful() {
  return (
    <span className="ml-1 inline-flex items-center gap-1 text-13 text-warn">
      <CircleQuestionMark aria-hidden="true" className="size-3.5" /> dúvida
    </span>
  );
}

function ActionRow({ action, asked }: { action: ImportedAction; asked: ReadonlySet<string> }) {
  const doubtful = (field: string) => asked.has(`${action.id}|${field}`);
  return (
    <tr className="border-rule border-b align-top">
      <th scope="row" className="max-w-[26rem] py-2 pr-3 text-left font-normal">
        <span className="text-ink-quiet">{action.id} </span>
        {action.title}
      </th>
      <td className="py-2 pr-3 text-right text-ink-quiet">{action.line ?? '–'}</td>
      <td className="py-2 pr-3">{action.owner}</td>
      <td className="py-2 pr-3">
        {action.owners.map(ownerWords).join(', ')}
        {doubtful('owner') && <Doubtful />}
      </td>
      <td className="py-2 pr-3">{action.deadline}</td>
      <td className="py-2 pr-3">
        {action.reading}
        {doubtful('deadline') && <Doubtful />}
      </td>
      <td className="py-2">
        {action.status ?? <span className="text-ink-quiet">em branco</span>}
        {doubtful('status') && <Doubtful />}
      </td>
    </tr>
  );
}

/** `unit:COPHS` → `COPHS`, `person:Silvana` → `Silvana (pessoa)`. */
function ownerWords(token: string): string {
  const [kind, name = ''] = token.split(':');
  if (kind === 'person') return `${name} (pessoa)`;
  if (name === 'superintendente') return 'Superintendente';
  if (name.startsWith('COORDENADORIAS') || name.startsWith('coordenadores')) return 'todas as coordenadorias';
  return name.replace(/^gestor-/, '').toUpperCase();
}
