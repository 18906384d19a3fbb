import { useState } from 'react';
import { formatDay } from '../../../../kernel/format.ts';
import { Button, buttonLook } from '../../../../web/components/Button.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { showToast } from '../../../../web/components/Toast.tsx';
import { formatInstant } from '../../../../web/format.ts';
import { useSession } from '../../../../web/session.ts';
import type { SignatoryBody } from '../../contract.ts';
import { type Instrument, termoAddress, useLife } from './queries.ts';

type Party = Instrument['signatories'][number]['party'];
const PARTY_WORDS: Readonly<Record<Party, string>> = { state: 'Pela SES', municipality: 'Pelo município' };
const IN_SENTENCE: Readonly<Record<Party, string>> = { state: 'pela SES', municipality: 'pelo município' };
const PARTY_VERBS: Readonly<Record<Party, string>> = {
  state: 'cofinancing.decide-instrument',
  municipality: 'cofinancing.present',
};
const PARTIES: readonly Party[] = ['state', 'municipality'];
const APPROVED: readonly Instrument['state'][] = ['APPROVED_BY_CIB', 'HOMOLOGATED'];

/** The document that both parties sign: who signs, its issue under a number, and its copies. */
export function TermoPart({ instrument }: { instrument: Instrument }) {
  const { termo, signatories, state } = instrument;
  const verbs = useSession()?.verbs ?? [];
  const [party, setParty] = useState<Party | null>(null);
  return (
    <section aria-labelledby="documento">
      <h2 id="documento" className="text-22">
        Termo de Compromissos e Metas
      </h2>
      {termo === null ? (
        <p className="mt-1 text-14 text-ink-quiet">
          Ainda não foi emitido por aqui: sai numerado depois da aprovação pela CIB.
        </p>
      ) : (
        <TermoCopies id={instrument.id} termo={termo} />
      )}
      <ul className="mt-3">
        {PARTIES.map((each) => {
          const signs = signatories.find((one) => one.party === each);
          return (
            <li
              key={each}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-rule border-t py-2 text-14"
            >
              <span>
                {PARTY_WORDS[each]}: {signs ? <strong>{signs.name}</strong> : 'falta dizer quem assina'}
              </span>
              {signs && signs.before.length > 0 && (
                <span className="basis-full text-13 text-ink-quiet">
                  Antes:{' '}
                  {signs.before
                    .map(({ name, at, by }) => `${name} (${by ?? 'Sistema'}, ${formatInstant(at)})`)
                    .join('; ')}
                </span>
              )}
              {verbs.includes(PARTY_VERBS[each]) && (
                <Button kind="quiet" onPress={() => setParty(each)}>
                  {signs ? 'Trocar quem assina' : 'Dizer quem assina'} {IN_SENTENCE[each]}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {APPROVED.includes(state) && verbs.includes(PARTY_VERBS.state) && <Issue instrument={instrument} />}
      {party && <SignatoryDialog instrument={instrument} party={party} onClose={() => setParty(null)} />}
    </section>
  );
}

function TermoCopies({ id, termo }: { id: string; termo: NonNullable<Instrument['termo']> }) {
  return (
    <>
      <p className="mt-1 text-16">
        <strong>{termo.number}</strong>, emitido em {formatDay(termo.on)}.
      </p>
      <p className="screen-only mt-2 flex flex-wrap gap-3">
        <a className={buttonLook()} href={termoAddress(id, 'pdf', 'public')}>
          PDF
        </a>
        <a className={buttonLook()} href={termoAddress(id, 'docx', 'public')}>
          DOCX
        </a>
        {termo.mayUncover && (
          <a className={buttonLook('quiet')} href={termoAddress(id, 'pdf', 'parties')}>
            Via das partes, com dados pessoais
          </a>
        )}
      </p>
      <p className="mt-1 text-13 text-ink-quiet">
        A via pública cobre RG, CPF, estado civil e endereço de quem assina.
      </p>
    </>
  );
}

function Issue({ instrument }: { instrument: Instrument }) {
  const life = useLife(instrument);
  const [isOpen, setOpen] = useState(false);
  const issue = async () => {
    const { number } = await life.issue();
    showToast(`${number} emitido.`);
  };
  return (
    <>
      <Button kind="primary" className="mt-2" onPress={() => setOpen(true)}>
        {instrument.termo === null ? 'Emitir o Termo' : 'Emitir de novo'}
      </Button>
      {isOpen && (
        <FormDialog
          title="Emitir o Termo"
          saveLabel="Emitir com número"
          onClose={() => setOpen(false)}
          save={issue}
        >
          <p className="text-16">
            O Termo sai numerado, com as cláusulas do anexo, quem assina e a ficha técnica como estão
            registrados. Um número não se reaproveita.
          </p>
        </FormDialog>
      )}
    </>
  );
}

const EMPTY: SignatoryBody = { name: '', identityCard: '', cpf: '', civilStatus: '', address: '' };

const FIELDS: readonly (readonly [keyof SignatoryBody, string])[] = [
  ['name', 'Nome'],
  ['identityCard', 'RG e órgão emissor'],
  ['cpf', 'CPF'],
  ['civilStatus', 'Estado civil'],
  ['address', 'Endereço'],
];

function SignatoryDialog({
  instrument,
  party,
  onClose,
}: {
  instrument: Instrument;
  party: Party;
  onClose: () => void;
}) {
  const life = useLife(instrument);
  const [said, setSaid] = useState<SignatoryBody>(EMPTY);
  const save = async () => {
    const { name } = await life.sign(party, said);
    showToast(`${name} assina ${IN_SENTENCE[party]}.`);
  };
  return (
    <FormDialog title={`Quem assina ${IN_SENTENCE[party]}`} saveLabel="Gravar" onClose={onClose} save={save}>
      <p className="text-14 text-ink-quiet">
        Só o nome é público. O resto fica à parte e aparece na via das partes, e em nenhum outro lugar.
      </p>
      {FIELDS.map(([field, label]) => (
        <TextField
          key={field}
          label={label}
          value={said[field]}
          onChange={(text) => setSaid({ ...said, [field]: text })}
          autoComplete="off"
        />
      ))}
    </FormDialog>
  );
}
