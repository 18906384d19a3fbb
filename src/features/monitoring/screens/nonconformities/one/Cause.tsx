import { Button } from '../../../../../web/components/Button.tsx';
import type { NonConformityDetail } from '../../../contract.ts';
import { CAUSE_WORDS } from '../../../domain/nonconformities/words.ts';
import { FormFoot, isWritable, Part } from './Part.tsx';
import { useCauseDraft } from './use-cause-draft.tsx';
import { useFormInPlace } from './use-gesture.ts';

export const causeOf = (nc: NonConformityDetail) => nc.roundList.at(-1)?.cause ?? null;

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

function Form({ nc, form }: { nc: NonConformityDetail; form: ReturnType<typeof useFormInPlace> }) {
  const { fields, read } = useCauseDraft(causeOf(nc));
  const save = () => {
    const cause = read();
    if (cause !== null) void form.save({ kind: 'analysed', cause });
  };
  return (
    <div className="screen-only flex max-w-[80ch] flex-col gap-3">
      {fields}
      <FormFoot {...form} saveLabel="Gravar a causa" onSave={save} onClose={() => form.toggle(false)} />
    </div>
  );
}
