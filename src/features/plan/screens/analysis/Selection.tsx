import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react';
import { SourcedNumber } from '../../../../web/components/SourcedNumber.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import { formatExplained } from '../../../../web/format.ts';
import type { AnalysisAnswer, Checked } from '../../contract.ts';

const AGREEMENT = {
  agrees: { words: 'confere com o documento', icon: CircleCheck, look: 'text-good' },
  differs: { words: 'difere do documento', icon: CircleAlert, look: 'text-warn' },
  absent: { words: 'sem registros para conferir', icon: CircleDashed, look: 'text-ink-quiet' },
} as const;

/** Whether the records give what the document prints. */
function Agreement({ checked }: { checked: Pick<Checked, 'agreement' | 'printed'> }) {
  const { words, icon: Icon, look } = AGREEMENT[checked.agreement];
  if (checked.printed === null) return null;
  return (
    <span className={`inline-flex items-center gap-1 align-bottom text-13 ${look}`}>
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {words}
      {checked.agreement !== 'agrees' && `: ${checked.printed}`}
    </span>
  );
}

function Figure({ checked, size = 'large' }: { checked: Checked; size?: 'large' | 'inline' }) {
  if (checked.explained.value === null) {
    return (
      <span className={size === 'large' ? 'text-28 text-ink-quiet' : 'text-ink-quiet'}>
        {checked.printed ?? '–'}
      </span>
    );
  }
  return (
    <SourcedNumber
      text={formatExplained(checked.explained)}
      label={checked.label}
      size={size}
      source={{ explained: checked.explained }}
    />
  );
}

/** The count of a step, or what is printed of it where there are no records. */
const countOf = (step: Checked | undefined): number =>
  Number(step?.explained.value?.toString().split('/')[0] ?? step?.printed ?? 0);

/** How the problems of the regions became those of the plan: three counts, each narrower. */
export function Selection({ analysis }: { analysis: AnalysisAnswer }) {
  const { funnel, selectedShare, judged, takenUp } = analysis;
  const most = countOf(funnel[0]);
  return (
    <div className="flex flex-col gap-8">
      <section aria-labelledby="funnel">
        <h2 id="funnel" className="mb-3 text-22">
          Dos problemas das macrorregiões aos do plano
        </h2>
        <ol className="grid gap-4 md:grid-cols-3">
          {funnel.map((step) => (
            <li key={step.id} className="flex flex-col items-start gap-1" data-keep-together>
              <span aria-hidden="true" className="block h-2 w-full rounded bg-ground-deep">
                <span
                  className="block h-2 rounded bg-action"
                  style={{ width: `${most === 0 ? 0 : (countOf(step) * 100) / most}%` }}
                />
              </span>
              <Figure checked={step} />
              <span className="text-16">{step.label}</span>
              <Agreement checked={step} />
              <StepNote id={step.id} share={selectedShare} judged={judged} takenUp={takenUp} />
            </li>
          ))}
        </ol>
        <Sentence checked={selectedShare} />
      </section>
      <CareLines analysis={analysis} />
    </div>
  );
}

interface StepNoteProps {
  id: string;
  share: Checked;
  judged: number;
  takenUp: number;
}

function StepNote({ id, share, judged, takenUp }: StepNoteProps) {
  if (id === 'problems') return <p className="text-14 text-ink-quiet">{judged} com a pertinência decidida</p>;
  if (id === 'prioritised')
    return <p className="text-14 text-ink-quiet">reúnem {takenUp} dos selecionados</p>;
  return (
    <p className="text-14">
      <Figure checked={share} size="inline" /> dos trazidos · <Agreement checked={share} />
    </p>
  );
}

/** The document's own words, with where they stand. */
function Sentence({ checked }: { checked: Checked }) {
  if (checked.sentence === null) return null;
  return (
    <blockquote className="mt-4 max-w-[90ch] border-rule-strong border-l-2 pl-3 text-14">
      “{checked.sentence.quote}…” <cite className="text-ink-quiet not-italic">Plano, seção 3</cite>
    </blockquote>
  );
}

/** Which care lines the problems of each macro-region point at: the table behind the document's two percentages. */
function CareLines({ analysis }: { analysis: AnalysisAnswer }) {
  const { shares, macros } = analysis;
  return (
    <section aria-labelledby="care-lines">
      <h2 id="care-lines" className="mb-1 text-22">
        Linhas de cuidado apontadas, por macrorregião
      </h2>
      <p className="mb-3 max-w-[90ch] text-14 text-ink-quiet">
        Cada célula conta os problemas da macrorregião que apontam a linha. A proporção é de macrorregiões com
        ao menos um.
      </p>
      <TableScroll label="Linhas de cuidado por macrorregião">
        <table className="w-full min-w-[860px] text-14 print:min-w-0">
          <thead>
            <tr className="border-rule-strong border-b text-13">
              <th scope="col" className="py-2 pr-2 text-left">
                Linha de cuidado
              </th>
              {macros.map((macro) => (
                <th key={macro.code} scope="col" className="px-2 py-2 text-right">
                  {macro.name.replace('Macrorregião ', '')}
                </th>
              ))}
              <th scope="col" className="px-2 py-2 text-right">
                Macrorregiões
              </th>
              <th scope="col" className="px-2 py-2 text-left">
                No documento
              </th>
            </tr>
          </thead>
          <tbody>
            {shares.map((share) => (
              <tr key={share.careLine} className="border-rule border-b align-top">
                <th scope="row" className="py-2 pr-2 text-left font-normal">
                  {share.name}
                </th>
                {share.cells.map((cell) => (
                  <td
                    key={cell.macro}
                    className={`px-2 py-2 text-right ${cell.problems > 0 ? 'bg-action-soft font-semibold' : 'text-ink-quiet'}`}
                  >
                    {cell.problems}
                  </td>
                ))}
                <td className="px-2 py-2 text-right whitespace-nowrap">
                  {share.cells.filter((cell) => cell.problems > 0).length} de {macros.length} ·{' '}
                  <Figure checked={share} size="inline" />
                </td>
                <td className="px-2 py-2">
                  {share.printed} <Agreement checked={share} />
                  <CouldBe share={share} macros={macros.length} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {shares
        .filter(
          (share, at) => shares.findIndex((each) => each.sentence?.quote === share.sentence?.quote) === at,
        )
        .map((share) => (
          <Sentence key={share.careLine} checked={share} />
        ))}
    </section>
  );
}

function CouldBe({ share, macros }: { share: AnalysisAnswer['shares'][number]; macros: number }) {
  if (share.couldBe.length !== 1) return null;
  return (
    <span className="block text-13 text-ink-quiet">
      só {share.couldBe[0]} de {macros} se escreve assim; quais são, o documento não diz
    </span>
  );
}
