import { type FormEvent, useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import type { ProgrammeAnswer } from '../../contract.ts';
import { monthTyped, monthWritten } from '../month-typed.ts';
import { ChangeForm } from './ChangeForm.tsx';
import type { Proposal } from './use-simulation.ts';

const HOSPITALS = [
  { id: 'agreements', label: 'Hospitais com termo' },
  { id: 'state', label: 'O Estado inteiro', note: 'com um hospital gerado em cada outro município' },
];

/** What the proposed act would say otherwise, over which months and hospitals. */
export function ProposalForm({ programme, proposal }: { programme: ProgrammeAnswer; proposal: Proposal }) {
  const { body } = proposal;
  return (
    <section aria-label="Proposta" className="screen-only flex flex-col gap-6">
      <h2 className="text-18">O que muda</h2>
      <ChangeForm programme={programme} onAdd={proposal.add} />
      <div className="flex flex-col gap-4 border-rule border-t pt-4">
        <h2 className="text-18">Sobre o quê</h2>
        <Select label="Hospitais" options={HOSPITALS} value={body.hospitals} onChange={proposal.hospitals} />
        <Period key={`${body.from} ${body.to}`} proposal={proposal} />
      </div>
    </section>
  );
}

function Period({ proposal }: { proposal: Proposal }) {
  const [from, setFrom] = useState(monthTyped(proposal.body.from));
  const [to, setTo] = useState(monthTyped(proposal.body.to));
  const [problem, setProblem] = useState<string | undefined>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [first, last] = [monthWritten(from), monthWritten(to)];
    if (first === null || last === null) return setProblem('Escreva mm/aaaa, por exemplo 07/2020.');
    if (last < first) return setProblem('O último mês vem antes do primeiro.');
    setProblem(undefined);
    proposal.period(first, last);
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
      <TextField label="Do mês" help="mm/aaaa" className="w-24" value={from} onChange={setFrom} />
      <TextField
        label="Até o mês"
        help="mm/aaaa"
        className="min-w-24 flex-1"
        value={to}
        onChange={setTo}
        error={problem}
      />
      <Button type="submit" className="mt-6">
        Mudar o período
      </Button>
    </form>
  );
}
