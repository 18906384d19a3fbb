import { useState } from 'react';
import { competenciaShort, parseCompetencia } from '../../../../kernel/competencia.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { SourcedNumber } from '../../../../web/components/SourcedNumber.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { EvidencePicker } from '../../../declarations/screens/index.tsx';
import type { CacAnswer, EvaluationDetail, GoalAnswer } from '../../contract.ts';
import { useCacCommands } from './queries.ts';
import { OUTCOME_WORDS } from './words.ts';

interface GoalTableProps {
  cac: CacAnswer;
  sheet: EvaluationDetail;
}

/** The goals of clause 5, those judged and those worked out, each with its evidence. */
export function GoalTable({ cac, sheet }: GoalTableProps) {
  const [judging, setJudging] = useState<GoalAnswer | null>(null);
  const mayJudge = cac.mayKeep && sheet.actions.judge?.length === 0;
  const kinds = [
    ['qualitative', 'Metas qualitativas', 'Julgadas pela comissão, com a evidência.'],
    ['quantitative', 'Metas quantitativas', 'Calculadas da produção e das declarações; ninguém as digita.'],
  ] as const;
  return (
    <>
      {kinds.map(([kind, title, note]) => (
        <section key={kind} className="mt-8 max-w-[80rem]" aria-label={title}>
          <h2 className="text-22">{title}</h2>
          <p className="mb-2 text-14 text-ink-quiet">{note}</p>
          <ul className="border-rule-strong border-t">
            {sheet.goals
              .filter((goal) => goal.kind === kind)
              .map((goal) => (
                <li
                  key={goal.id}
                  className="grid gap-x-6 gap-y-1 border-rule border-b py-3 lg:grid-cols-[3rem_minmax(0,5fr)_9rem_minmax(0,6fr)_7rem]"
                >
                  <span className="text-14 text-ink-quiet">{goal.id}</span>
                  <Asked goal={goal} />
                  <span className={`text-16 ${goal.outcome === 'out' ? 'text-ink-quiet' : 'font-semibold'}`}>
                    {goal.kind === 'qualitative' && goal.judged === null
                      ? 'A julgar'
                      : OUTCOME_WORDS[goal.outcome]}
                  </span>
                  <Evidence goal={goal} />
                  <span className="screen-only lg:text-right">
                    {kind === 'qualitative' && mayJudge && (
                      <Button
                        onPress={() => setJudging(goal)}
                        aria-label={`Julgar ${goal.id}: ${goal.label}`}
                      >
                        Julgar
                      </Button>
                    )}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {judging && <JudgeDialog cac={cac} sheet={sheet} goal={judging} onClose={() => setJudging(null)} />}
    </>
  );
}

function Asked({ goal: { label, cite, target } }: { goal: GoalAnswer }) {
  return (
    <span className="min-w-0">
      <span className="block text-16">{label}</span>
      <q className="block text-13 text-ink-quiet">{cite.quote}</q>
      {target && <span className="block text-13">Cumpre-se com {target}.</span>}
    </span>
  );
}

function Evidence({ goal }: { goal: GoalAnswer }) {
  const { judged, value, label, id } = goal;
  return (
    <div className="min-w-0 text-14">
      {judged && (
        <p>
          {judged.evidence}
          {judged.by && <span className="block text-13 text-ink-quiet">{judged.by}</span>}
        </p>
      )}
      {judged?.file && <EvidencePicker label={id} value={judged.file} />}
      {value.text !== null && value.explained !== null && (
        <p className="text-16">
          <SourcedNumber text={value.text} label={label} source={{ explained: value.explained }} />
        </p>
      )}
      {value.reason && <p className="text-ink-quiet">{value.reason}</p>}
      {goal.kind === 'qualitative' && <Declared months={value.months} />}
    </div>
  );
}

/** What the hospital's declaration says of the goal, month by month. */
function Declared({ months }: { months: GoalAnswer['value']['months'] }) {
  const told = months.filter(({ text }) => text !== null);
  if (told.length === 0) return null;
  return (
    <ul className="text-13 text-ink-quiet">
      {[...Map.groupBy(told, ({ label }) => label)].map(([label, each]) => (
        <li key={label}>
          {label}:{' '}
          {each.map(({ month, text }) => `${competenciaShort(parseCompetencia(month))} ${text}`).join(', ')}
        </li>
      ))}
    </ul>
  );
}

interface JudgeDialogProps extends GoalTableProps {
  goal: GoalAnswer;
  onClose: () => void;
}

function JudgeDialog({ cac, sheet, goal, onClose }: JudgeDialogProps) {
  const { say } = useCacCommands(cac.agreement.id);
  const [met, setMet] = useState<string | null>(goal.judged === null ? null : goal.judged.met ? 'yes' : 'no');
  const [evidence, setEvidence] = useState(goal.judged?.evidence ?? '');
  const [file, setFile] = useState(goal.judged?.file ?? null);
  const save = () => {
    if (met === null) throw new Error('Diga se a meta foi cumprida.');
    return say(sheet.period, 'goals', {
      goal: goal.id,
      met: met === 'yes',
      evidence,
      file,
      version: sheet.version,
    });
  };
  return (
    <FormDialog title={`${goal.id} · ${goal.label}`} saveLabel="Guardar" onClose={onClose} save={save}>
      <q className="text-14 text-ink-quiet">{goal.cite.quote}</q>
      <Declared months={goal.value.months} />
      <Select
        label="A meta foi cumprida?"
        options={[
          { id: 'yes', label: 'Cumprida' },
          { id: 'no', label: 'Não cumprida' },
        ]}
        value={met}
        onChange={setMet}
      />
      <TextField
        label="Evidência"
        help="o que a comprova, ou o que faltou"
        rows={3}
        maxLength={4000}
        value={evidence}
        onChange={setEvidence}
      />
      <EvidencePicker label={`evidência da meta ${goal.id}`} value={file} onChange={setFile} />
    </FormDialog>
  );
}
