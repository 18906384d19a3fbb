import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { AnalysisAnswer } from '../../contract.ts';
import type { Trait } from '../../domain/analysis/content.ts';
import { EntryDialog } from './EntryDialog.tsx';
import type { Kept } from './queries.ts';

const CORNERS = [
  { side: 'strength', place: 'internal', title: 'Fortalezas internas' },
  { side: 'weakness', place: 'internal', title: 'Fragilidades internas' },
  { side: 'strength', place: 'external', title: 'Fortalezas externas' },
  { side: 'weakness', place: 'external', title: 'Fragilidades externas' },
] as const;
type Corner = (typeof CORNERS)[number];

/** Strengths and weaknesses, inside and outside, as four lists. */
export function Traits({ analysis, mayWrite }: { analysis: AnalysisAnswer; mayWrite: boolean }) {
  const [asking, setAsking] = useState<{ corner: Corner; entry: Kept<Trait> | null } | null>(null);
  return (
    <section aria-labelledby="traits">
      <h2 id="traits" className="text-22">
        Fortalezas e fragilidades
      </h2>
      <p className="mb-4 max-w-[90ch] text-14 text-ink-quiet">
        O documento diz que foram identificadas em relação às competências da SAS e não as traz.
      </p>
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        {CORNERS.map((corner) => {
          const own = analysis.traits.filter(
            ({ content }) => content.side === corner.side && content.place === corner.place,
          );
          return (
            <section
              key={corner.title}
              aria-label={corner.title}
              className="border-rule-strong border-t-2 pt-2"
            >
              <div className="flex items-center justify-between gap-3">
                <h3 className="text-18">
                  {corner.title} <span className="font-normal text-ink-quiet">{own.length}</span>
                </h3>
                {mayWrite && (
                  <Button
                    kind="quiet"
                    className="screen-only"
                    aria-label={`Incluir em ${corner.title.toLowerCase()}`}
                    onPress={() => setAsking({ corner, entry: null })}
                  >
                    Incluir
                  </Button>
                )}
              </div>
              {own.length === 0 && <p className="text-14 text-ink-quiet">Nenhuma escrita ainda.</p>}
              <ul>
                {own.map((entry) => (
                  <li
                    key={entry.id}
                    className="flex items-start justify-between gap-3 border-rule border-b py-2"
                  >
                    <span>
                      {entry.content.text}
                      {entry.content.competence && (
                        <span className="block text-13 text-ink-quiet">
                          Competência: {entry.content.competence}
                        </span>
                      )}
                    </span>
                    {mayWrite && (
                      <Button
                        kind="quiet"
                        className="screen-only"
                        aria-label={`Mudar: ${entry.content.text}`}
                        onPress={() => setAsking({ corner, entry })}
                      >
                        Mudar
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {asking && <TraitDialog {...asking} onClose={() => setAsking(null)} />}
    </section>
  );
}

interface TraitDialogProps {
  corner: Corner;
  entry: Kept<Trait> | null;
  onClose: () => void;
}

function TraitDialog({ corner, entry, onClose }: TraitDialogProps) {
  const [text, setText] = useState(entry?.content.text ?? '');
  const [competence, setCompetence] = useState(entry?.content.competence ?? '');
  const { side, place } = corner;
  return (
    <EntryDialog
      title={corner.title}
      entry={entry}
      onClose={onClose}
      content={() =>
        text.trim() === ''
          ? 'Escreva do que se trata.'
          : { kind: 'trait', side, place, text, competence: competence.trim() === '' ? null : competence }
      }
    >
      <TextField label="Descrição" rows={3} value={text} onChange={setText} autoFocus maxLength={2000} />
      <TextField
        label="Competência a que se refere"
        optional
        value={competence}
        onChange={setCompetence}
        maxLength={500}
      />
    </EntryDialog>
  );
}
