// The units of a state's health department: those its plan names, and its regional offices.
// node scripts/seed/units.ts --uf XX
import { askedUf, readSeed } from './public-file.ts';
import { readContent, readSharedText, writeSeedJson } from './shared-text.ts';

interface Unit {
  id: string;
  acronym: string;
  name: string;
  kind: string;
  parent?: string;
  territory?: string;
  aliases: string[];
  /** Words by which the plan names the unit; null where it does not. */
  printed: string | null;
  /** Words by which the agreement's act names it. */
  act?: string;
}

const uf = askedUf().toLowerCase();
const plan = readSharedText('seeds/000_0935b89b306796de.txt', '2023');
const act = readSharedText('seeds/003_9a3b647d6bf886a3.txt', '2020-09-03');
const offices: { name: string; seat: string; region: string }[] = JSON.parse(
  readSeed(`${uf}/regions.json`),
).regionalOffices;

const named: Unit[] = JSON.parse(readContent(`${uf}-units.json`));
for (const unit of named) {
  if (unit.printed && !plan.text.includes(unit.printed))
    throw new Error(`${unit.id}: the plan does not say "${unit.printed}"`);
  if (unit.act && !act.text.includes(unit.act))
    throw new Error(`${unit.id}: the act does not say "${unit.act}"`);
}

const regional: Unit[] = offices.map((office) => {
  const place = office.name.replace(/^Escritório Regional de Saúde (de|da|do) /, '');
  return {
    id: `ERS-${office.region}`,
    acronym: `ERS ${place}`,
    name: office.name,
    kind: 'regional-office',
    parent: 'SGR',
    territory: office.region,
    aliases: [`Escritório Regional de ${place}`],
    printed: null,
  };
});

writeSeedJson(`accounts/${uf}/units.json`, {
  sources: [plan.source, act.source],
  units: [...named, ...regional].map(({ printed, act: words, parent, territory, ...unit }) => ({
    ...unit,
    parent: parent ?? null,
    territory: territory ?? null,
    from: null,
    to: null,
    origin: printed !== null || words !== undefined ? 'document' : 'project',
  })),
});
