import { useState } from 'react';
import { Drawer } from '../../../web/components/Drawer.tsx';
import { ErrorState } from '../../../web/components/ErrorState.tsx';
import { Loading } from '../../../web/components/Loading.tsx';
import { Tabs } from '../../../web/components/Tabs.tsx';
import { formatInstant } from '../../../web/format.ts';
import type { KeptLetterAnswer } from '../contract.ts';
import { useKeptLetter } from './mail-queries.ts';

/** A letter that the demonstration kept, as it would arrive. */
export function LetterDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const letter = useKeptLetter(id);
  return (
    <Drawer
      title={letter.data?.subject ?? 'Carta'}
      subtitle={letter.data && `Para ${letter.data.to.name} <${letter.data.to.address}>`}
      onClose={onClose}
    >
      {letter.error && <ErrorState error={letter.error} />}
      {letter.isPending && <Loading label="Abrindo a carta" lines={6} />}
      {letter.data && <Attached files={letter.data.attachments} />}
      {letter.data && <LetterTabs letter={letter.data} />}
    </Drawer>
  );
}

/** What goes along with the letter. */
function Attached({ files }: { files: KeptLetterAnswer['attachments'] }) {
  if (files.length === 0) return null;
  return (
    <ul className="mb-3 text-14" aria-label="Anexos">
      {files.map(({ fileName, bytes }) => (
        <li key={fileName}>
          Anexo: {fileName} <span className="text-ink-quiet">({Math.ceil(bytes / 1000)} kB)</span>
        </li>
      ))}
    </ul>
  );
}

function LetterTabs({ letter }: { letter: KeptLetterAnswer }) {
  const [face, setFace] = useState('carta');
  return (
    <Tabs
      label="A carta"
      selected={face}
      onSelect={setFace}
      items={[
        {
          id: 'carta',
          label: 'Como chega',
          content: (
            // Without `allow-scripts`, and under the page's own policy: the letter can only be looked at.
            <iframe
              title={`Carta: ${letter.subject}`}
              sandbox="allow-popups allow-top-navigation-by-user-activation"
              srcDoc={letter.html.replace('<head>', '<head><base target="_top">')}
              className="h-[60vh] w-full rounded border border-rule bg-surface"
            />
          ),
        },
        {
          id: 'texto',
          label: 'Só texto',
          content: <pre className="whitespace-pre-wrap break-words font-sans text-14">{letter.text}</pre>,
        },
        {
          id: 'cabecalhos',
          label: 'Cabeçalhos',
          content: (
            <dl className="grid gap-y-1 text-14 [&_dd]:mb-2 [&_dd]:break-all [&_dt]:text-ink-quiet">
              <dt>Guardada em</dt>
              <dd>{formatInstant(letter.at)}</dd>
              {Object.entries(letter.headers).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          ),
        },
      ]}
    />
  );
}
