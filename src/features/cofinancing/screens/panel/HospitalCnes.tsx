import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { apiPost } from '../../../../web/api.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { useSession } from '../../../../web/session.ts';
import { CnesAnswer, type PanelAnswer } from '../../contract.ts';

/** By which CNES the files of each hospital are counted, who said it and on what source; the form, for who may say it. */
export function HospitalCnes({ panel }: { panel: PanelAnswer }) {
  const session = useSession();
  const [isOpen, setOpen] = useState(false);
  const isUnit = panel.level === 'unit';
  const may = isUnit && session?.verbs.includes('cofinancing.identify-hospital');
  const known = panel.hospitals.filter(({ cnes }) => cnes !== null);
  const unknown = panel.hospitals.filter(({ cnes }) => cnes === null);
  return (
    <section aria-label="CNES dos hospitais" className="mb-4 max-w-[80rem]">
      {unknown.length > 0 && (
        <WithoutCnes names={isUnit ? null : unknown.map(({ name }) => name)}>
          {may && <SayCnes label="Registrar o CNES" onPress={() => setOpen(true)} />}
        </WithoutCnes>
      )}
      {known.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <ul className="max-w-[80ch] text-14">
            {known.map(({ name, cnes }) => (
              <li key={name}>
                {!isUnit && `${name}: `}
                {cnes && cnesWords(cnes)}
              </li>
            ))}
          </ul>
          {may && <SayCnes label="Corrigir o CNES" onPress={() => setOpen(true)} />}
        </div>
      )}
      {panel.notices.length > 0 && (
        <div role="note" className="mt-2 max-w-[80ch] border-warn-mark border-l-[3px] pl-3 text-14">
          {panel.notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </div>
      )}
      {isOpen && <CnesDialog panel={panel} onClose={() => setOpen(false)} />}
    </section>
  );
}

function SayCnes({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Button className="screen-only" onPress={onPress}>
      {label}
    </Button>
  );
}

/** Said once for the whole page, whose lines only say "Sem CNES". */
function WithoutCnes({ names, children }: { names: readonly string[] | null; children: ReactNode }) {
  return (
    <div
      role="note"
      className="mb-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded border border-warn bg-warn-soft px-4 py-2 text-14"
    >
      <p className="max-w-[80ch]">
        <strong>{names === null ? 'Sem CNES neste mês.' : `Sem CNES neste mês: ${names.join(', ')}.`}</strong>{' '}
        O Termo não o imprime e ninguém o registrou: nenhum arquivo público é contado até que a SPCA ou o
        escritório regional o registre
        {names !== null && ', no painel do hospital'}.
      </p>
      {children}
    </div>
  );
}

function cnesWords({ cnes, from, source, at, by }: CnesAnswer): string {
  const who = by === null ? 'Registrado' : `Registrado por ${by}`;
  return `CNES ${cnes}, desde ${formatDay(from)}. Fonte: ${source}. ${who} em ${formatInstant(at)}.`;
}

function CnesDialog({ panel, onClose }: { panel: PanelAnswer; onClose: () => void }) {
  const queries = useQueryClient();
  const [cnes, setCnes] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [source, setSource] = useState('');
  const save = async () => {
    const wrong = problemOf(cnes, from, source);
    if (wrong !== null) throw new Error(wrong);
    const path = `/api/cofinancing/agreements/${encodeURIComponent(panel.agreement.id)}/cnes`;
    const said = await apiPost(path, { cnes: cnes.trim(), from, source: source.trim() }, CnesAnswer);
    await queries.invalidateQueries({ queryKey: ['cofinancing', 'panel'] });
    showToast(`CNES ${said.cnes} registrado.`);
  };
  return (
    <FormDialog title="CNES do hospital" saveLabel="Registrar" onClose={onClose} save={save}>
      <p className="text-14">
        O Termo não imprime o CNES de {panel.agreement.establishment}. O que for registrado aqui diz quais
        linhas dos arquivos públicos são dele.
      </p>
      <TextField
        label="CNES"
        help="Sete algarismos"
        inputMode="numeric"
        maxLength={7}
        value={cnes}
        onChange={setCnes}
      />
      <DayField label="Vale desde" value={from} onChange={setFrom} />
      <TextField
        label="Fonte"
        help="De onde se sabe: a ficha do CNES, um ofício, um ato"
        maxLength={300}
        value={source}
        onChange={setSource}
      />
    </FormDialog>
  );
}

function problemOf(cnes: string, from: string | null, source: string): string | null {
  if (!/^\d{7}$/.test(cnes.trim())) return 'Escreva os sete algarismos do CNES.';
  if (from === null) return 'Diga desde que dia o hospital tem este CNES.';
  return source.trim().length < 3 ? 'Diga de onde veio: a ficha do CNES, um ofício, um ato.' : null;
}
