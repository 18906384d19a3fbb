import { useState } from 'react';
import { Button } from '../../../../../web/components/Button.tsx';
import { Select } from '../../../../../web/components/Select.tsx';
import { TextField } from '../../../../../web/components/TextField.tsx';
import type { NonConformityDetail } from '../../../contract.ts';
import { CAUSES, type CauseKind, MOST_WHYS } from '../../../domain/nonconformities/nonconformity.ts';
import { CAUSE_WORDS } from '../../../domain/nonconformities/words.ts';
import { FormFoot, isWritable, Part } from './Part.tsx';
import { useFormInPlace } from './use-gesture.ts';

const causeOf = (nc: NonConformityDetail) => nc.roundList.at(-1)?.cause ?? null;

/** Why it happened: one answer leads to the next question, down to what can be treated. */
export function Cause({ nc }: { nc: NonConformityDetail }) {
  const form = useFormInPlace(nc, 'cause');
  const cause = causeOf(nc);
  const writable = isWritable(nc);
  return (
    <Part
      title="Por que aconteceu"
      note={cause === null ? undefined : CAUSE_WORDS[cause.kind]}
      action={
        writable &&
        !form.open &&
        cause !== null && (
          <Button kind="quiet" onPress={() => form.toggle(true)}>
            Rever a causa
          </Button>
        )
      }
    >
      {writable && (form.open || cause === null) ? (
        <Form nc={nc} form={form} />
      ) : cause === null ? (
        <p className="text-ink-quiet">Causa ainda não analisada.</p>
      ) : (
        <Whys whys={cause.whys} />
      )}
    </Part>
  );
}

export function Whys({ whys }: { whys: readonly string[] }) {
  return (
    <ol className="flex max-w-[80ch] flex-col gap-1">
      {whys.map((why, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place of an answer is what it is known by
        <li key={at} className="flex gap-3">
          <span className="w-16 shrink-0 text-14 text-ink-quiet">{at + 1}º por quê</span>
          <span className="min-w-0">
            {why}
            {at === whys.length - 1 && <span className="ml-2 text-13 text-ink-quiet">causa a tratar</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

const question = (at: number, before: string): string =>
  at === 0 ? 'Por que aconteceu?' : `Por que “${before.length > 60 ? `${before.slice(0, 58)}…` : before}”?`;

function Form({ nc, form }: { nc: NonConformityDetail; form: ReturnType<typeof useFormInPlace> }) {
  const cause = causeOf(nc);
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
  const save = () => {
    if (kind === null) return setMissing('Diga de que tipo é a causa: é por ela que as causas se contam.');
    setMissing(null);
    const answers = said.at(-1) === '' ? said.slice(0, -1) : said;
    void form.save({ kind: 'analysed', cause: { kind, whys: answers } });
  };
  return (
    <div className="screen-only flex max-w-[80ch] flex-col gap-3">
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
      <FormFoot {...form} saveLabel="Gravar a causa" onSave={save} onClose={() => form.toggle(false)} />
    </div>
  );
}
