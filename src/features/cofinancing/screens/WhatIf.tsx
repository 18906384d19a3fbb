import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../web/components/Button.tsx';
import { Select } from '../../../web/components/Select.tsx';
import { TextField } from '../../../web/components/TextField.tsx';
import type { SearchText } from '../../../web/place.ts';
import type { PaymentAnswer } from '../contract.ts';
import { whatIfOf } from './what-if.ts';

const BASE_ONLY: PaymentAnswer['inputs'] = [
  { id: 'base', label: 'Produção que serve de base', kind: 'money', stated: null },
];

const HELP: Record<PaymentAnswer['inputs'][number]['kind'], string> = {
  money: 'Em reais, como 301.450,27',
  percent: 'Em %, como 104,61',
  'percent-or-none': 'Em %, ou "nenhuma"',
  'yes-no': '',
};

/** The month again with other facts or readings; the address holds them, so that a simulation can be sent to somebody. */
export function WhatIf({ payment }: { payment: PaymentAnswer | null }) {
  const search = useSearch({ strict: false }) as SearchText;
  const navigate = useNavigate();
  const current = whatIfOf(search);
  const [draft, setDraft] = useState<Record<string, string>>({});
  const values = { ...current, ...draft };
  const go = (next: Record<string, string | undefined>) => {
    setDraft({});
    void navigate({ to: '.', search: (before: SearchText) => ({ ...before, ...next }) } as never);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim() || undefined])));
  };
  const set = (name: string) => (value: string) => setDraft({ ...draft, [name]: value });
  const simulating = Object.keys(current).length > 0;
  return (
    <details className="screen-only mt-8 max-w-[760px]" open={simulating || payment === null}>
      <summary className="min-h-9 cursor-pointer py-1 text-16 font-semibold text-action max-sm:min-h-11">
        Simular com outros fatos ou interpretações
      </summary>
      <form onSubmit={submit} className="mt-3 flex flex-col gap-4">
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          {(payment?.inputs ?? BASE_ONLY).map(({ id, label, kind }) =>
            kind === 'yes-no' ? (
              <Select
                key={id}
                label={label}
                optional
                placeholder="Como registrado"
                options={YES_NO}
                value={values[id] ?? ''}
                onChange={set(id)}
              />
            ) : (
              <TextField
                key={id}
                label={label}
                optional
                help={HELP[kind]}
                value={values[id] ?? ''}
                onChange={set(id)}
              />
            ),
          )}
          {payment?.readings.map(({ id, question, options }) => (
            <Select
              key={id}
              label={question}
              options={options.map((option) => ({ id: option.id, label: option.label }))}
              value={values[`reading.${id}`] ?? options[0]?.id ?? ''}
              onChange={set(`reading.${id}`)}
            />
          ))}
        </div>
        <div className="flex gap-2">
          <Button type="submit">Simular</Button>
          {simulating && (
            <Button
              kind="quiet"
              onPress={() => go(Object.fromEntries(Object.keys(current).map((name) => [name, undefined])))}
            >
              Voltar ao registrado
            </Button>
          )}
        </div>
      </form>
    </details>
  );
}

const YES_NO = [
  { id: '', label: 'Como registrado' },
  { id: 'yes', label: 'Sim' },
  { id: 'no', label: 'Não' },
];
