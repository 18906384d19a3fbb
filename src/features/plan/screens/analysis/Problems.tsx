import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { AnalysisAnswer } from '../../contract.ts';
import { plainTitle } from '../words.ts';
import { AssessDialog, ScoreWords } from './Assess.tsx';
import { EntryDialog, linesOf } from './EntryDialog.tsx';
import { EntryOrigin } from './EntryOrigin.tsx';

type ProblemEntry = AnalysisAnswer['problems'][number];

interface PanelProps {
  analysis: AnalysisAnswer;
  mayWrite: boolean;
}

/** The prioritised problems: what causes each, what follows from it, and how it was scored. */
export function Problems({ analysis, mayWrite }: PanelProps) {
  const [asking, setAsking] = useState<{ entry: ProblemEntry; what: 'tree' | 'assess' } | null>(null);
  const close = () => setAsking(null);
  return (
    <section aria-labelledby="prioritised">
      <h2 id="prioritised" className="text-22">
        {analysis.problems.length} problemas priorizados
      </h2>
      <p className="mb-2 max-w-[90ch] text-14 text-ink-quiet">
        Do mais bem avaliado ao que ainda não foi. O documento diz que fez a explicação causal, mas não a
        traz: causas e consequências ficam vazias até que alguém as escreva.
      </p>
      <ol className="border-rule border-t">
        {analysis.problems.map((entry) => (
          <li key={entry.id} data-keep-together className="border-rule border-b py-4">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
              <h3 className="max-w-[75ch] text-16">
                <span className="text-ink-quiet">{entry.content.code}. </span>
                {plainTitle(entry.content.text)} <EntryOrigin origin={entry.origin} />
              </h3>
              {mayWrite && (
                <span className="screen-only flex gap-2">
                  <Button kind="secondary" onPress={() => setAsking({ entry, what: 'tree' })}>
                    Causas e consequências
                  </Button>
                  <Button kind="secondary" onPress={() => setAsking({ entry, what: 'assess' })}>
                    Avaliar
                  </Button>
                </span>
              )}
            </div>
            <p className="mt-1 text-14 text-ink-quiet">
              {entry.brought === 1 ? 'Reúne 1 problema' : `Reúne ${entry.brought} problemas`} das
              macrorregiões
              {entry.content.careLine !== null &&
                ` · linha de cuidado ${lineName(analysis, entry.content.careLine)}`}
            </p>
            <ScoreWords score={entry.score} />
            <Tree entry={entry} />
          </li>
        ))}
      </ol>
      {asking?.what === 'tree' && <TreeDialog entry={asking.entry} onClose={close} />}
      {asking?.what === 'assess' && (
        <AssessDialog
          analysis={analysis}
          subject={asking.entry.content.code}
          title={asking.entry.content.text}
          onClose={close}
        />
      )}
    </section>
  );
}

const lineName = (analysis: AnalysisAnswer, code: string): string =>
  (analysis.careLines.find((each) => each.code === code)?.name ?? code).toLowerCase();

/** Causes on the left, consequences on the right, the problem between them: a tree as two lists. */
function Tree({ entry }: { entry: ProblemEntry }) {
  const { causes, consequences } = entry.content;
  if (causes.length + consequences.length === 0) return null;
  return (
    <div className="mt-3 grid gap-3 sm:grid-cols-2">
      <Branch title="Causas" items={causes} />
      <Branch title="Consequências" items={consequences} />
    </div>
  );
}

function Branch({ title, items }: { title: string; items: readonly string[] }) {
  return (
    <div className="border-rule-strong border-l-2 pl-3">
      <h4 className="text-14 font-semibold">
        {title} <span className="font-normal text-ink-quiet">{items.length}</span>
      </h4>
      {items.length === 0 ? (
        <p className="text-14 text-ink-quiet">Nenhuma escrita ainda.</p>
      ) : (
        <ul className="list-disc pl-5 text-14">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function TreeDialog({ entry, onClose }: { entry: ProblemEntry; onClose: () => void }) {
  const [causes, setCauses] = useState(entry.content.causes.join('\n'));
  const [consequences, setConsequences] = useState(entry.content.consequences.join('\n'));
  return (
    <EntryDialog
      title={`${entry.content.code}: causas e consequências`}
      entry={entry}
      removable={false}
      onClose={onClose}
      content={() => ({ ...entry.content, causes: linesOf(causes), consequences: linesOf(consequences) })}
    >
      <p className="text-14">{plainTitle(entry.content.text)}</p>
      <TextField
        label="Causas"
        help="Uma por linha."
        optional
        rows={5}
        value={causes}
        onChange={setCauses}
        autoFocus
      />
      <TextField
        label="Consequências"
        help="Uma por linha."
        optional
        rows={5}
        value={consequences}
        onChange={setConsequences}
      />
    </EntryDialog>
  );
}

/** The strategic actions scored as measures, apart from the problems. */
export function Measures({ analysis, mayWrite }: PanelProps) {
  const [asking, setAsking] = useState<AnalysisAnswer['measures'][number] | null>(null);
  return (
    <section aria-labelledby="measures">
      <h2 id="measures" className="text-22">
        {analysis.measures.length} medidas propostas
      </h2>
      <p className="mb-2 max-w-[90ch] text-14 text-ink-quiet">
        As ações estratégicas, avaliadas pelos mesmos seis critérios. O documento afirma a análise de
        viabilidade e factibilidade das medidas e não traz a escala: 0, 1 e 2 são deste projeto.
      </p>
      <ol className="border-rule border-t">
        {analysis.measures.map((measure) => (
          <li
            key={measure.id}
            data-keep-together
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 border-rule border-b py-2"
          >
            <div className="max-w-[90ch]">
              <p>
                <span className="text-ink-quiet">{measure.id}. </span>
                {plainTitle(measure.title)}
              </p>
              <ScoreWords score={measure.score} />
            </div>
            {mayWrite && (
              <Button kind="secondary" className="screen-only" onPress={() => setAsking(measure)}>
                Avaliar
              </Button>
            )}
          </li>
        ))}
      </ol>
      {asking && (
        <AssessDialog
          analysis={analysis}
          subject={asking.id}
          title={asking.title}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  );
}
