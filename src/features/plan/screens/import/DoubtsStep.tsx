import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import type { ImportDoubt, ImportView } from '../../contract.ts';
import { DoubtItem } from './DoubtItem.tsx';
import { useStep } from './queries.ts';
import { counted } from './words.ts';

type Answers = Readonly<Record<string, string>>;

/** Each doubtful cell once, by keyboard: Tab from one to the next, arrows among its choices, or words of one's own. */
export function DoubtsStep({ view, onNext }: { view: ImportView; onNext: () => void }) {
  const [typed, setTyped] = useState<Answers>({});
  const save = useStep(view.import.id, 'answers');
  const answerOf = (doubt: ImportDoubt) => typed[doubt.key] ?? doubt.answer ?? '';
  const asked = view.doubts.filter((doubt) => doubt.asked);
  const open = asked.filter((doubt) => answerOf(doubt) === '').length;
  const locked = view.import.status !== 'read';
  const goOn = async () => {
    if (!locked && Object.keys(typed).length > 0) {
      const saved = await save
        .mutateAsync({ answers: typed, expectedVersion: view.import.version })
        .catch(() => null);
      if (saved === null) return;
    }
    onNext();
  };
  const sameAs = (doubt: ImportDoubt) =>
    doubt.field === 'deadline'
      ? view.doubts.filter(
          (other) => other.field === 'deadline' && other.raw === doubt.raw && other !== doubt,
        )
      : [];
  const copyToSame = (doubt: ImportDoubt) =>
    setTyped({ ...typed, ...Object.fromEntries(sameAs(doubt).map((other) => [other.key, answerOf(doubt)])) });
  if (view.doubts.length === 0)
    return (
      <EmptyState title="Nenhuma dúvida neste documento." action={<Next onPress={goOn} isPending={false} />}>
        Todas as células se leem com certeza.
      </EmptyState>
    );
  return (
    <>
      <p className="mb-4 max-w-[75ch] text-16" aria-live="polite">
        {open === 0
          ? 'Todas as dúvidas foram respondidas.'
          : `${counted(open, 'dúvida sem resposta', 'dúvidas sem resposta')} de ${asked.length}. O que ficar sem resposta entra como está escrito e fica a confirmar: nada vence por uma data duvidosa.`}
      </p>
      <ol className="max-w-[100ch]">
        {view.doubts.map((doubt) => (
          <DoubtItem
            key={doubt.key}
            doubt={doubt}
            planEnd={view.planEnd}
            answer={answerOf(doubt)}
            isLocked={locked}
            same={sameAs(doubt).length}
            onAnswer={(text) => setTyped({ ...typed, [doubt.key]: text })}
            onUseForSame={() => copyToSame(doubt)}
          />
        ))}
      </ol>
      <div className="screen-only mt-6">
        <Next onPress={goOn} isPending={save.isPending} />
      </div>
    </>
  );
}

function Next({ onPress, isPending }: { onPress: () => unknown; isPending: boolean }) {
  return (
    <Button kind="primary" onPress={() => void onPress()} isDisabled={isPending}>
      Continuar para o que muda
    </Button>
  );
}
