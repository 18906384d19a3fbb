import { Check } from 'lucide-react';
import { useState } from 'react';
import {
  Checkbox,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  type Selection,
} from 'react-aria-components';
import { Button } from '../../../../web/components/Button.tsx';
import { ComboBox } from '../../../../web/components/ComboBox.tsx';
import { TextField } from '../../../../web/components/TextField.tsx';
import { matching, type Subject } from './subjects.ts';

interface SubjectPickerProps {
  subjects: readonly Subject[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  /** What a whole list is called: "uma região de saúde inteira". */
  groupWords: string | null;
}

/** Many at once, by keyboard: arrows move, Space picks, Shift with the arrows picks in a row, Ctrl+A picks all that show. */
export function SubjectPicker({ subjects, chosen, onChange, groupWords }: SubjectPickerProps) {
  const [typed, setTyped] = useState('');
  const [last, setLast] = useState<string | null>(null);
  const shown = matching(subjects, typed);
  const open = (list: readonly Subject[]) => list.filter((each) => !each.isClosed).map((each) => each.key);
  const onSelection = (selection: Selection) => {
    const hidden = [...chosen].filter((key) => !shown.some((each) => each.key === key));
    const picked = selection === 'all' ? open(shown) : [...selection].map(String);
    onChange(new Set([...hidden, ...picked]));
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        {groupWords && (
          <AddGroup
            label={`Acrescentar ${groupWords}`}
            subjects={subjects}
            last={chosen.size === 0 ? null : last}
            onAdd={(id, list) => {
              setLast(id);
              onChange(new Set([...chosen, ...open(list)]));
            }}
          />
        )}
        {subjects.length > 20 && (
          <TextField
            label="Procurar"
            optional
            type="search"
            value={typed}
            onChange={setTyped}
            className="w-56"
          />
        )}
        <Button kind="quiet" isDisabled={chosen.size === 0} onPress={() => onChange(new Set())}>
          Limpar a escolha
        </Button>
      </div>
      <GridList
        aria-label="De quem é o fato"
        selectionMode="multiple"
        selectionBehavior="toggle"
        selectedKeys={[...chosen]}
        disabledKeys={subjects.filter((each) => each.isClosed).map((each) => each.key)}
        onSelectionChange={onSelection}
        renderEmptyState={() => <p className="px-3 py-4 text-14 text-ink-quiet">Nenhum com esse nome.</p>}
        className="max-h-[60vh] overflow-auto border-rule border-y outline-none"
      >
        {[...Map.groupBy(shown, (each) => each.group)].map(([group, list]) => (
          <GridListSection key={group} id={`group/${group}`}>
            <GridListHeader className="sticky top-0 z-1 flex justify-between bg-ground-deep px-3 py-1 text-13 font-semibold">
              <span>{group}</span>
              <span className="font-normal text-ink-quiet">{countWords(list, chosen)}</span>
            </GridListHeader>
            {list.map((each) => (
              <Row key={each.key} subject={each} />
            ))}
          </GridListSection>
        ))}
      </GridList>
    </div>
  );
}

function countWords(list: readonly Subject[], chosen: ReadonlySet<string>): string {
  const picked = list.filter((each) => chosen.has(each.key)).length;
  return picked === 0 ? String(list.length) : `${picked} de ${list.length}`;
}

function Row({ subject }: { subject: Subject }) {
  return (
    <GridListItem
      id={subject.key}
      textValue={subject.name}
      className="group flex min-h-9 cursor-pointer items-center gap-3 border-rule border-b px-3 py-1 text-14 outline-none data-focus-visible:-outline-offset-3 data-focus-visible:outline-3 data-focus-visible:outline-focus data-selected:bg-action-soft data-hovered:bg-ground-deep data-disabled:cursor-not-allowed max-sm:min-h-11"
    >
      <Checkbox
        slot="selection"
        className="flex size-5 shrink-0 items-center justify-center rounded border border-rule-strong bg-surface text-onaction data-selected:border-action data-selected:bg-action data-disabled:border-rule data-disabled:bg-ground-deep"
      >
        {({ isSelected }) => isSelected && <Check aria-hidden="true" className="size-4" />}
      </Checkbox>
      <span className="min-w-0 flex-1 group-data-disabled:text-ink-quiet">{subject.name}</span>
      <span className="text-right text-13 text-ink-quiet">
        {subject.words === 'sem registro' ? '' : subject.words}
      </span>
    </GridListItem>
  );
}

interface AddGroupProps {
  label: string;
  subjects: readonly Subject[];
  /** The last one added, until nothing is chosen any more. */
  last: string | null;
  onAdd: (id: string, list: readonly Subject[]) => void;
}

/** A whole health region, macro-region or line of care, found by typing its name. */
function AddGroup({ label, subjects, last, onAdd }: AddGroupProps) {
  const groups = [...Map.groupBy(subjects, (each) => each.group)];
  const wider = [...Map.groupBy(subjects, (each) => each.wider ?? '')].filter(([name]) => name !== '');
  const options = [
    ...groups.map(([name, list]) => ({ id: `g/${name}`, label: name, note: noteOf(list), list })),
    ...wider.map(([name, list]) => ({
      id: `w/${name}`,
      label: `Macrorregião ${name}`,
      note: noteOf(list),
      list,
    })),
  ];
  return (
    <ComboBox
      label={label}
      optional
      options={options}
      value={last}
      empty="Nenhuma com esse nome."
      onChange={(id) => {
        const found = options.find((option) => option.id === id);
        if (found) onAdd(found.id, found.list);
      }}
      className="w-full max-w-80"
    />
  );
}

function noteOf(list: readonly Subject[]): string {
  const free = list.filter((each) => !each.isClosed).length;
  return free === list.length ? `${free} a registrar` : `${free} a registrar, de ${list.length}`;
}
