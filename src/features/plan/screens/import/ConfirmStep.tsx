import { Link } from '@tanstack/react-router';
import { Button, buttonLook } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import type { ImportedChange, ImportView } from '../../contract.ts';
import { useStep } from './queries.ts';
import { counted, fieldWords, KIND_WORDS, LIST_WORDS } from './words.ts';

/** The difference to what is stored, then the plan is written as a whole; afterwards, what was changed and the way back. */
export function ConfirmStep({ view }: { view: ImportView }) {
  const { status } = view.import;
  return (
    <>
      {status === 'read' && <BeforeConfirming view={view} />}
      {status === 'confirmed' && <Confirmed view={view} />}
      {status === 'undone' && (
        <EmptyState title="Esta importação foi desfeita.">
          O plano voltou a ser o que era antes dela. O documento e as respostas ficam guardados.
        </EmptyState>
      )}
      {view.changes.length > 0 && <Changes changes={view.changes} />}
    </>
  );
}

function BeforeConfirming({ view }: { view: ImportView }) {
  const confirm = useStep(view.import.id, 'confirm');
  const open = view.doubts.filter((doubt) => doubt.answer === null && doubt.asked).length;
  const touched = view.changes.length;
  if (touched === 0)
    return (
      <EmptyState title="O documento diz o mesmo que o plano guardado.">
        Não há o que gravar. Respostas às dúvidas também contam como mudança: responda-as no passo anterior.
      </EmptyState>
    );
  const go = () =>
    confirm.mutate(
      { expectedVersion: view.import.version },
      { onSuccess: () => showToast('O plano foi gravado como o documento o tem.') },
    );
  return (
    <>
      <p className="mb-4 max-w-[75ch] text-16">
        {counted(touched, 'registro muda', 'registros mudam')} no plano, de uma vez só. O que as unidades
        lançaram não é tocado.
        {open > 0 && ` ${counted(open, 'célula fica', 'células ficam')} a confirmar.`}
      </p>
      <Button kind="primary" onPress={go} isDisabled={confirm.isPending}>
        {confirm.isPending ? 'Gravando o plano' : 'Confirmar a importação'}
      </Button>
    </>
  );
}

function Confirmed({ view }: { view: ImportView }) {
  const undo = useStep(view.import.id, 'undo');
  const go = () =>
    undo.mutate(
      { expectedVersion: view.import.version },
      { onSuccess: () => showToast('A importação inteira foi desfeita.') },
    );
  return (
    <>
      <p className="mb-4 max-w-[75ch] text-16">
        O plano está como o documento o tem:{' '}
        {counted(view.changes.length, 'registro mudou', 'registros mudaram')}.
      </p>
      <div className="screen-only flex flex-wrap items-center gap-3">
        <Link to="/plano/acoes" className={buttonLook('primary')}>
          Ver as ações
        </Link>
        <Link to={'/plano/versoes' as string} className={buttonLook('secondary')}>
          Publicar como versão
        </Link>
        <Button kind="danger" onPress={go} isDisabled={undo.isPending || view.undoRefusal !== null}>
          Desfazer a importação inteira
        </Button>
      </div>
      {view.undoRefusal !== null && <p className="mt-2 text-14 text-warn">{view.undoRefusal}</p>}
    </>
  );
}

function Changes({ changes }: { changes: readonly ImportedChange[] }) {
  const lists = Object.keys(LIST_WORDS) as ImportedChange['list'][];
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-22">O que muda</h2>
      {lists.map((list) => {
        const own = changes.filter((change) => change.list === list);
        return own.length === 0 ? null : (
          <section key={list} className="mt-4">
            <h3 className="mb-1 text-18 font-semibold">
              {LIST_WORDS[list]} · {own.length}
            </h3>
            <ul>
              {own.map((change) => (
                <ChangeItem key={change.id} change={change} />
              ))}
            </ul>
          </section>
        );
      })}
    </section>
  );
}

function ChangeItem({ change }: { change: ImportedChange }) {
  const moved = change.documentId !== null && change.documentId !== change.id;
  return (
    <li className="border-rule border-b py-3" data-keep-together>
      <p className="text-16">
        <span className="font-semibold">{KIND_WORDS[change.kind]}</span>
        <span className="text-ink-quiet">
          {' '}
          · {change.list === 'plan' ? 'plano' : change.id}
          {moved && ` (no documento, ${change.documentId})`}
        </span>{' '}
        {change.title}
      </p>
      {change.fields.length > 0 && (
        <dl className="mt-1 grid max-w-[100ch] grid-cols-[minmax(8rem,auto)_1fr] gap-x-4 gap-y-1 text-14">
          {change.fields.map(({ field, from, to }) => (
            <div key={field} className="contents">
              <dt className="text-ink-quiet">{fieldWords(field)}</dt>
              <dd>
                <del className="text-ink-quiet">{from === '' ? 'em branco' : from}</del> →{' '}
                <ins className="no-underline">{to === '' ? 'em branco' : to}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
