import { type ReactNode, useState } from 'react';
import { Select } from '../../../../../web/components/Select.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import { CAUSES, type CauseKind, MOST_WHYS } from '../../../domain/nonconformities/nonconformity.ts';
import { CAUSE_WORDS } from '../../../domain/nonconformities/words.ts';

interface Cause {
  readonly kind: CauseKind;
  readonly whys: readonly string[];
}

const question = (at: number, before: string): string =>
  at === 0 ? 'Por que aconteceu?' : `Por que “${before.length > 60 ? `${before.slice(0, 58)}…` : before}”?`;

/** A cause being analysed: its fields, and what they come to; null where the fields say what is missing. */
export function useCauseDraft(cause: Cause | null): {
  fields: ReactNode;
  read: () => { kind: CauseKind; whys: string[] } | null;
} {
  const [whys, setWhys] = useState<readonly string[]>(cause?.whys ?? ['']);
  const [kind, setKind] = useState<CauseKind | null>(cause?.kind ?? null);
  const [missing, setMissing] = useState<string | null>(null);
  const said = whys.map((why) => why.trim());
  // The next question stands open as soon as the last one has an answer.
  const shown = said.at(-1) !== '' && said.length < MOST_WHYS ? [...whys, ''] : whys;
  const put = (at: number, text: string) => {
    const next = shown.map((why, index) => (index === at ? text : why));
    while (next.length > 1 && next.at(-1)?.trim() === '' && next.at(-2)?.trim() === '') next.pop();
    setWhys(next);
  };
  return {
    read: () => {
      if (kind === null) {
        setMissing('Diga de que tipo é a causa: é por ela que as causas se contam.');
        return null;
      }
      setMissing(null);
      return { kind, whys: said.at(-1) === '' ? said.slice(0, -1) : said };
    },
    fields: (
      <>
        {shown.map((why, at) => (
          <TextField
            // biome-ignore lint/suspicious/noArrayIndexKey: the place of an answer is what it is known by
            key={at}
            label={question(at, said[at - 1] ?? '')}
            optional={at > 0}
            value={why}
            onChange={(text) => put(at, text)}
            maxLength={500}
          />
        ))}
        <Select
          label="Tipo da causa"
          options={CAUSES.map((id) => ({ id, label: CAUSE_WORDS[id] }))}
          value={kind}
          onChange={(value) => setKind(value as CauseKind)}
          error={missing ?? undefined}
        />
      </>
    ),
  };
}
