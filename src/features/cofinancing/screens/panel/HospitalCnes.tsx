import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { apiPost } from '../../../../web/api.ts';
import { Button } from '../../../../web/components/Button.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { Dialog } from '../../../../web/components/Dialog.tsx';
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
  return (
    <section
      aria-label="CNES dos hospitais"
      className="mb-4 flex max-w-[80rem] flex-wrap items-center gap-x-6 gap-y-2"
    >
      <ul className="text-14">
        {panel.hospitals.map(({ name, cnes }) => (
          <li key={name}>
            {!isUnit && `${name}: `}
            {cnes === null
              ? 'sem CNES neste mês, por isso os arquivos públicos não são contados.'
              : cnesWords(cnes)}
          </li>
        ))}
      </ul>
      {may && (
        <Button className="screen-only" onPress={() => setOpen(true)}>
          {panel.hospitals[0]?.cnes ? 'Corrigir o CNES' : 'Registrar o CNES'}
        </Button>
      )}
      {isOpen && <CnesDialog panel={panel} onClose={() => setOpen(false)} />}
    </section>
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
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const wrong = problemOf(cnes, from, source);
    setProblem(wrong);
    if (wrong !== null) return;
    setBusy(true);
    try {
      const path = `/api/cofinancing/agreements/${encodeURIComponent(panel.agreement.id)}/cnes`;
      const said = await apiPost(path, { cnes: cnes.trim(), from, source: source.trim() }, CnesAnswer);
      await queries.invalidateQueries({ queryKey: ['cofinancing', 'panel'] });
      showToast(`CNES ${said.cnes} registrado.`);
      onClose();
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="CNES do hospital"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onPress={onClose}>
            Voltar
          </Button>
          <Button kind="primary" isDisabled={busy} onPress={() => void submit()}>
            Registrar
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
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
        {problem && (
          <p role="alert" className="text-14 text-bad">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}

function problemOf(cnes: string, from: string | null, source: string): string | null {
  if (!/^\d{7}$/.test(cnes.trim())) return 'Escreva os sete algarismos do CNES.';
  if (from === null) return 'Diga desde que dia o hospital tem este CNES.';
  return source.trim().length < 3 ? 'Diga de onde veio: a ficha do CNES, um ofício, um ato.' : null;
}
