import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { formatDay, formatDayInWords } from '../../../kernel/format.ts';
import { apiGet, apiPost } from '../../../web/api.ts';
import { BarePage } from '../../../web/components/BarePage.tsx';
import { Button, buttonLook } from '../../../web/components/Button.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import { type AnswerLinkBody, Done, SeatLinkAnswer } from '../contract.ts';

/** Where the link of an institution leads: who is asked what, and the answer, without an account. */
export function AnswerScreen() {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const link = useQuery({
    queryKey: ['governance', 'answer', token],
    queryFn: ({ signal }) =>
      apiGet(`/api/governance/answers/${encodeURIComponent(token)}`, SeatLinkAnswer, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <BarePage>
      {link.error && (
        <>
          <h1 className="text-28">Resposta da instituição</h1>
          <ErrorState error={link.error} />
        </>
      )}
      {link.isPending && <Loading label="Conferindo o endereço" />}
      {link.data && <Answer token={token} link={link.data} />}
    </BarePage>
  );
}

type Said = Omit<AnswerLinkBody, 'token'>;

function Answer({ token, link }: { token: string; link: SeatLinkAnswer }) {
  const send = useMutation({
    mutationFn: (said: Said) => apiPost('/api/governance/answers', { token, ...said }, Done),
  });
  if (send.isSuccess)
    return (
      <>
        <h1 className="text-28">Resposta recebida</h1>
        <p className="mt-2 text-16" role="status">
          Obrigado. O que {link.institution} respondeu já está em {link.bodyName}. Este endereço não serve
          mais.
        </p>
      </>
    );
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-28">{link.institution}</h1>
      <Asked token={token} link={link} send={send.mutate} busy={send.isPending} />
      {send.isError && (
        <p role="alert" className="border-bad border-l-2 pl-3 text-16 text-bad">
          {send.error.message}
        </p>
      )}
    </div>
  );
}

interface PartProps {
  link: SeatLinkAnswer;
  send: (said: Said) => void;
  busy: boolean;
}

function Asked({ token, ...part }: PartProps & { token: string }) {
  switch (part.link.purpose) {
    case 'indication':
      return <Indication {...part} />;
    case 'attendance':
      return <Coming {...part} />;
    case 'amendment':
      return <Amending token={token} {...part} />;
  }
}

/** The draft to read, and what the institution would have changed in it. */
function Amending({
  token,
  link: { bodyName, meeting, amendUntil },
  send,
  busy,
}: PartProps & { token: string }) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') send({ text: text.trim() });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-16">
        {bodyName}, reunião de {meeting === null ? '' : formatDay(meeting.day)}. Leia a minuta da ata; se algo
        deve mudar, escreva até {amendUntil === null ? '' : formatDay(amendUntil)}.
      </p>
      <a
        className={`${buttonLook('secondary')} self-start`}
        href={`/api/governance/answers/${encodeURIComponent(token)}/minutes`}
        download
      >
        Baixar a minuta
      </a>
      <TextField label="Como deve ficar" rows={5} value={text} onChange={setText} maxLength={4000} />
      <Button kind="primary" type="submit" className="self-start" isDisabled={busy || text.trim() === ''}>
        Enviar a emenda
      </Button>
    </form>
  );
}

function Indication({ link, send, busy }: PartProps) {
  const [titular, setTitular] = useState(link.titular ?? '');
  const [substitute, setSubstitute] = useState(link.substitute ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const missing = titular.trim() === '' ? 'Escreva o nome do titular.' : null;
    setProblem(missing);
    if (missing === null)
      send({
        titular: titular.trim(),
        ...(substitute.trim() !== '' && { substitute: substitute.trim() }),
      });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <p className="text-16">
        {link.bodyName}: quem representa a instituição? Só os nomes; nenhum documento.
      </p>
      <TextField
        label="Titular"
        value={titular}
        onChange={setTitular}
        maxLength={200}
        error={problem}
        autoComplete="off"
      />
      <TextField
        label="Suplente"
        optional
        value={substitute}
        onChange={setSubstitute}
        maxLength={200}
        autoComplete="off"
      />
      <Button kind="primary" type="submit" className="self-start" isDisabled={busy}>
        Enviar a indicação
      </Button>
    </form>
  );
}

function Coming({ link, send, busy }: PartProps) {
  const { meeting, titular, substitute, bodyName } = link;
  return (
    <>
      <p className="text-16">
        {bodyName}, {meeting === null ? '' : formatDayInWords(meeting.day)}
        {meeting?.hour && `, ${meeting.hour}`}
        {meeting?.place && `, ${meeting.place}`}. Quem vem?
      </p>
      <div className="flex flex-col items-start gap-2">
        <Button kind="primary" isDisabled={busy} onPress={() => send({ coming: 'titular' })}>
          {titular === null ? 'O titular vem' : `${titular} (titular) vem`}
        </Button>
        <Button isDisabled={busy} onPress={() => send({ coming: 'substitute' })}>
          {substitute === null ? 'O suplente vem' : `${substitute} (suplente) vem`}
        </Button>
        <Button isDisabled={busy} onPress={() => send({ coming: 'absent' })}>
          Ninguém vem
        </Button>
      </div>
    </>
  );
}
