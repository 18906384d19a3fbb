import { useParams } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { AppError } from '../../../kernel/app-error.ts';
import { apiPost } from '../../../web/api.ts';
import { Button } from '../../../web/components/Button.tsx';
import { EmptyState } from '../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { PageHeader } from '../../../web/components/PageHeader.tsx';
import { ReadMore } from '../../../web/components/ReadMore.tsx';
import { showToast } from '../../../web/components/Toast.tsx';
import { formatInstant } from '../../../web/format.ts';
import { type Column, Grid } from '../../../web/grid/Grid.tsx';
import { Done, type LettersAnswer } from '../contract.ts';
import { LetterDrawer } from './LetterDrawer.tsx';
import { useLetters, useOpenLetter, useRefreshLetters } from './mail-queries.ts';

type Letter = LettersAnswer['items'][number];

const STATES: Readonly<Record<Letter['state'], string>> = {
  waiting: 'Esperando',
  sent: 'Enviada',
  dropped: 'Sem o que dizer',
  failed: 'Não enviada',
};

const SERVERS: Readonly<Record<string, string>> = {
  smtp: 'As cartas saem pelo servidor de correio configurado.',
  kept: 'Correio de desenvolvimento: na demonstração nada sai daqui. As cartas ficam guardadas nesta tela, como seriam enviadas.',
  none: 'Esta instalação não envia mensagens: falta o servidor de correio (PACTUA_SMTP_URL). Os avisos continuam a chegar ao sino.',
};

function stateWords(letter: Letter): string {
  const next = letter.nextAt === null || letter.attempts === 0 ? null : formatInstant(letter.nextAt);
  const tail = [letter.problem, next && `nova tentativa em ${next}`].filter(Boolean).join('; ');
  return tail === '' ? STATES[letter.state] : `${STATES[letter.state]}: ${tail}`;
}

const COLUMNS: readonly Column<Letter>[] = [
  {
    id: 'at',
    header: 'Pedida em',
    width: 160,
    value: (letter) => letter.createdAt,
    cell: (letter) => formatInstant(letter.createdAt),
  },
  { id: 'name', header: 'Carta', width: 220, value: (letter) => letter.name, onCard: true },
  {
    id: 'to',
    header: 'Para',
    width: 280,
    value: (letter) => letter.recipientName ?? 'Pessoa retirada',
    onCard: true,
  },
  { id: 'state', header: 'Situação', width: 380, value: stateWords, onCard: true },
];

/** The mail of this installation: whether it goes out, what became of each letter, and in the demonstration what it says. */
export function MailScreen() {
  const { carta } = useParams({ strict: false }) as { carta?: string };
  const letters = useLetters();
  const openLetter = useOpenLetter();
  const refresh = useRefreshLetters();
  const test = async () => {
    try {
      await apiPost('/api/mail/test', {}, Done);
      showToast('Carta de teste pedida. Ela aparece na lista em instantes.');
      await refresh();
    } catch (error) {
      showToast(
        error instanceof AppError ? error.message : 'Não foi possível pedir a carta. Tente de novo.',
        {
          tone: 'problem',
        },
      );
    }
  };
  if (letters.error) return <ErrorState error={letters.error} onRetry={() => void letters.refetch()} />;
  if (letters.isPending) return <Loading label="Lendo o correio" lines={6} />;
  const items = letters.data.pages.flatMap((page) => page.items);
  const server = letters.data.pages[0]?.server ?? null;
  return (
    <>
      <PageHeader
        title="Correio"
        context={SERVERS[server ?? 'none']}
        actions={
          <Button icon={<Send aria-hidden="true" />} isDisabled={server === null} onPress={() => void test()}>
            Enviar carta de teste
          </Button>
        }
      />
      <Grid
        label="Cartas"
        rows={items}
        columns={COLUMNS}
        rowId={(letter) => letter.id}
        inOrder
        rowName={(letter) => `${letter.name} para ${letter.recipientName ?? 'pessoa retirada'}`}
        {...(server === 'kept' && {
          openId: carta ?? null,
          onOpen: (letter: Letter) => openLetter(letter.id),
        })}
        empty={<EmptyState title="Nenhuma carta ainda.">As que forem pedidas aparecem aqui.</EmptyState>}
      />
      <ReadMore query={letters} label="Ler as anteriores" />
      {server === 'kept' && carta !== undefined && (
        <LetterDrawer id={carta} onClose={() => openLetter(undefined)} />
      )}
    </>
  );
}
