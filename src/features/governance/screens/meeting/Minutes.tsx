import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button, buttonLook } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { formatInstant } from '../../../../web/format.ts';
import type { Amendment, MeetingAnswer } from '../../contract.ts';
import { paperAddress, useAmend, useAnswerAmendment, useIssue } from '../queries.ts';
import { sentWords } from '../words.tsx';

/** The minutes: a draft that attendees amend until its day, then a text with number and hash that never changes. */
export function Minutes({ meeting }: { meeting: MeetingAnswer }) {
  const [amending, setAmending] = useState(false);
  const final = meeting.minutes !== null;
  return (
    <section aria-label="Ata" className="border-action border-t-2 pt-3">
      <h2 className="text-22">{final ? `Ata ${meeting.minutes?.number}` : 'Minuta da ata'}</h2>
      <p className="text-14 text-ink-quiet">{contextOf(meeting)}</p>
      {final && (
        <p className="mt-1 break-all text-13 text-ink-quiet">
          SHA-256 do conteúdo: {meeting.minutes?.sha256}
        </p>
      )}
      <div className="screen-only mt-3 flex flex-wrap gap-2">
        <a className={buttonLook('primary')} href={paperAddress(meeting, 'minutes')} download>
          {final ? 'Baixar a ata' : 'Baixar a minuta'}
        </a>
        {meeting.amendmentRefusal === null && (
          <Button onPress={() => setAmending(true)}>Propor emenda</Button>
        )}
        {!final && meeting.mayConduct && <Issue meeting={meeting} />}
      </div>
      {!final && meeting.amendmentRefusal !== null && (
        <p className="screen-only mt-2 text-14 text-ink-quiet">{meeting.amendmentRefusal}</p>
      )}
      {meeting.amendments.length > 0 && (
        <ul className="mt-4">
          {meeting.amendments.map((each) => (
            <AmendmentRow key={each.id} amendment={each} meeting={meeting} />
          ))}
        </ul>
      )}
      {amending && <AmendDialog meeting={meeting} onClose={() => setAmending(false)} />}
    </section>
  );
}

function contextOf({ minutes, draftBy, draftSent, amendUntil }: MeetingAnswer): string {
  if (minutes !== null) return `Publicada em ${formatDay(minutes.issuedOn)}; não muda mais.`;
  const sent =
    draftSent === null
      ? `Vai por si aos presentes em ${formatDay(draftBy)}`
      : `Enviada ${sentWords(draftSent, 'presente', 'presentes')}`;
  return `${sent}; eles a emendam até ${formatDay(amendUntil)}, e depois se publica com número.`;
}

function Issue({ meeting }: { meeting: MeetingAnswer }) {
  const [asking, setAsking] = useState(false);
  const issue = useIssue(meeting);
  const isEarly = meeting.today <= meeting.amendUntil;
  const go = async (reason: string) => {
    await issue.mutateAsync({ expectedVersion: meeting.version, ...(isEarly && { reason }) });
    showToast('Ata publicada: o texto não muda mais.');
  };
  return (
    <>
      <Button onPress={() => setAsking(true)}>Publicar a ata</Button>
      <ConfirmDialog
        title="Publicar a ata"
        isOpen={asking}
        onClose={() => setAsking(false)}
        confirmLabel="Publicar"
        {...(isEarly && { reasonLabel: 'Por que antes do fim das emendas' })}
        onConfirm={go}
      >
        {isEarly && (
          <p className="mb-3">
            Os presentes podem emendar a minuta até {formatDay(meeting.amendUntil)}. Publicar antes encerra
            esse direito: o motivo fica registrado.
          </p>
        )}
        <p>A ata recebe número e resumo criptográfico, com as emendas aceitas, e não muda mais.</p>
      </ConfirmDialog>
    </>
  );
}

function AmendmentRow({ amendment, meeting }: { amendment: Amendment; meeting: MeetingAnswer }) {
  const [answering, setAnswering] = useState<boolean | null>(null);
  const answer = useAnswerAmendment(meeting);
  const { id, itemTitle, text, by, at, answer: said, version } = amendment;
  return (
    <li className="border-rule border-t py-3 text-14">
      <p className="text-13 text-ink-quiet">
        {itemTitle ?? 'Ata inteira'} · {by}, {formatInstant(at)}
      </p>
      <p className="whitespace-pre-line">{text}</p>
      {said !== null ? (
        <p className={said.accepted ? 'text-good' : 'text-warn'}>
          {said.accepted ? 'Aceita' : 'Recusada'}: {said.reason}
        </p>
      ) : (
        meeting.mayConduct &&
        meeting.stage === 'closed' && (
          <p className="screen-only mt-1 flex gap-2">
            <Button onPress={() => setAnswering(true)}>Aceitar</Button>
            <Button onPress={() => setAnswering(false)}>Recusar</Button>
          </p>
        )
      )}
      {answering !== null && (
        <ConfirmDialog
          title={answering ? 'Aceitar a emenda' : 'Recusar a emenda'}
          isOpen
          onClose={() => setAnswering(null)}
          confirmLabel={answering ? 'Aceitar' : 'Recusar'}
          reasonLabel="Motivo"
          onConfirm={async (reason) => {
            await answer.mutateAsync({
              amendment: id,
              accepted: answering,
              reason,
              expectedVersion: version,
            });
          }}
        >
          <p className="mb-3 whitespace-pre-line">{text}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}

const WHOLE = 'whole';

function AmendDialog({ meeting, onClose }: { meeting: MeetingAnswer; onClose: () => void }) {
  const [item, setItem] = useState(WHOLE);
  const [text, setText] = useState('');
  const amend = useAmend(meeting);
  const spoken = meeting.items.filter(({ id, outcomes }) => id !== null && outcomes.length > 0);
  const save = async () => {
    await amend.mutateAsync({ item: item === WHOLE ? null : item, text });
    showToast('Emenda proposta: quem conduz a aceita ou recusa com motivo.');
  };
  return (
    <FormDialog
      title="Propor emenda à ata"
      saveLabel="Propor"
      isDisabled={text.trim() === ''}
      onClose={onClose}
      save={save}
    >
      <Select
        label="Sobre o quê"
        options={[
          { id: WHOLE, label: 'Ata inteira' },
          ...spoken.map((each) => ({ id: each.id ?? '', label: each.title })),
        ]}
        value={item}
        onChange={setItem}
      />
      <TextField
        label="Como deve ficar"
        rows={4}
        value={text}
        onChange={setText}
        maxLength={4000}
        autoFocus
      />
    </FormDialog>
  );
}
