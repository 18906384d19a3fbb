import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { DayField } from '../../../../web/components/DayField.tsx';
import { EmptyState } from '../../../../web/components/EmptyState.tsx';
import { ErrorState } from '../../../../web/components/ErrorState.tsx';
import { FormDialog } from '../../../../web/components/FormDialog.tsx';
import { Loading } from '../../../../web/components/Loading.tsx';
import { PageHeader } from '../../../../web/components/PageHeader.tsx';
import { Select } from '../../../../web/components/Select.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { useSession } from '../../../../web/session.ts';
import { useTerritoryTree } from '../../../territory/screens/index.tsx';
import { useProgrammes } from '../queries.ts';
import { useInstruments, useStart } from './queries.ts';

/** `/cofinanciamento/termos`: every request and Termo, and where each stands. */
export function InstrumentsScreen() {
  const query = useInstruments();
  const mayStart = useSession()?.verbs.includes('cofinancing.present');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <PageHeader
        title="Pedidos e termos"
        breadcrumb={[{ label: 'Cofinanciamento', href: '/cofinanciamento' }, { label: 'Pedidos e termos' }]}
        context="Do pedido do município ao encerramento: onde está cada instrumento de cofinanciamento."
        actions={
          mayStart && (
            <Button kind="primary" onPress={() => setOpen(true)}>
              Pedir cofinanciamento
            </Button>
          )
        }
      />
      <Instruments query={query} />
      {isOpen && <StartDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function Instruments({ query }: { query: ReturnType<typeof useInstruments> }) {
  if (query.isPending) return <Loading label="Lendo os instrumentos" />;
  if (query.isError) return <ErrorState error={query.error} onRetry={query.refetch} />;
  const { items } = query.data;
  if (items.length === 0)
    return (
      <EmptyState title="Nenhum pedido de cofinanciamento.">
        O município pede, com o número do processo; os critérios e as evidências vêm depois.
      </EmptyState>
    );
  return (
    <ul className="max-w-[70rem] border-rule border-t">
      {items.map(({ id, municipality, establishment, programme, stateWords }) => (
        <li
          key={id}
          className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-rule border-b py-3"
        >
          <div className="min-w-0 flex-1 basis-80">
            <Link to={`/cofinanciamento/termos/${id}/vida` as string} className="text-18">
              {municipality.name}
            </Link>
            <p className="text-16">{establishment}</p>
            <p className="text-14 text-ink-quiet">{programme.name}</p>
          </div>
          <p className="text-16 font-semibold">{stateWords}</p>
        </li>
      ))}
    </ul>
  );
}

function StartDialog({ onClose }: { onClose: () => void }) {
  const start = useStart();
  const navigate = useNavigate();
  const today = useSession()?.today ?? '';
  const programmes = (useProgrammes().data?.items ?? []).filter(({ example }) => !example);
  const tree = useTerritoryTree();
  const [programme, setProgramme] = useState<string | null>(null);
  const [municipality, setMunicipality] = useState<string | null>(null);
  const [establishment, setEstablishment] = useState('');
  const [document, setDocument] = useState('');
  const [on, setOn] = useState<string | null>(today);
  const chosen = programme ?? programmes[0]?.id ?? null;
  const save = async () => {
    if (chosen === null || municipality === null) throw new Error('Escolha o programa e o município.');
    if (on === null) throw new Error('Diga o dia do pedido.');
    const started = await start({ programme: chosen, municipality, establishment, document, on });
    await navigate({ to: `/cofinanciamento/termos/${started.id}/vida` as string });
  };
  return (
    <FormDialog title="Pedir cofinanciamento" saveLabel="Abrir o pedido" onClose={onClose} save={save}>
      <Select
        label="Programa"
        options={programmes.map(({ id, name }) => ({ id, label: name }))}
        value={chosen}
        onChange={setProgramme}
      />
      <ComboBox
        label="Município"
        options={municipalitiesOf(tree.data?.root)}
        value={municipality}
        onChange={setMunicipality}
        empty="Nenhum município com esse nome."
      />
      <TextField label="Hospital" value={establishment} onChange={setEstablishment} maxLength={200} />
      <TextField
        label="Número do processo"
        value={document}
        onChange={setDocument}
        maxLength={200}
        help="Por exemplo SES-PRO-2026/00077"
      />
      <DayField label="Dia do pedido" value={on} onChange={setOn} />
    </FormDialog>
  );
}

interface Place {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly children: readonly Place[];
}

function municipalitiesOf(place: Place | undefined): { id: string; label: string }[] {
  if (place === undefined) return [];
  if (place.level === 'municipality') return [{ id: place.code, label: place.name }];
  return place.children.flatMap(municipalitiesOf);
}
