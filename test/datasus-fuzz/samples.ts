import { readFileSync } from 'node:fs';
import {
  compressDbf,
  type FieldDraft,
  type HeaderDraft,
  writeDbc,
  writeDbf,
} from '../../src/datasus/index.ts';
import type { ImplodeOptions } from '../../src/datasus/pkware/implode.ts';
import { sharedData } from '../public-data.ts';
import { Random } from '../random.ts';
import { referenceExplode } from './reference-explode.ts';

/** A good file from which others are made. */
export interface Sample {
  name: string;
  /** Whether its content is of a public file: what is made of it is never kept in the repository. */
  real: boolean;
  bytes: Uint8Array;
}

/** Files to begin from, by how often they can be afforded. */
export interface Samples {
  /** Made here, up to some kB. */
  small: Sample[];
  /** Made here, with more than one buffer of input and of output. */
  large: Sample[];
  /** Public files, or beginnings of them; none where they are not on this machine. */
  real: Sample[];
  realLarge: Sample[];
}

const MASK = '\x7b\x7c\x7d\x7e\x7f\x80\x81\x82\x83\x84';
const LAYOUTS: FieldDraft[][] = [
  [{ name: 'A', width: 1 }],
  [
    { name: 'UF', width: 2 },
    { name: 'VALOR', type: 'N', width: 9, decimals: 2 },
    { name: 'DATA', type: 'D', width: 8 },
  ],
  [
    { name: 'AP_CNSPCN', width: 15 },
    { name: 'NOME', width: 40 },
    { name: 'IDADE', type: 'N', width: 3 },
  ],
  Array.from({ length: 30 }, (_, i) => ({ name: `COL_${i}`, width: 1 + (i % 7) })),
  [
    { name: 'LONGO', width: 255 },
    { name: 'FIM', width: 4 },
  ],
];
const QUIRKS: Omit<HeaderDraft, 'fields'>[] = [
  { updatedOn: '2024-05-06' },
  { endMark: false },
  { terminator: [0x0d, 0] },
  { terminator: [0], language: 0x57 },
  { terminator: [0x0d, 0, 0, 0, 0], endMark: false },
  { deleted: [0, 3] },
];
const CODINGS: ImplodeOptions[] = [
  {},
  { dictionary: 1024 },
  { dictionary: 2048 },
  { literals: 'ascii' },
  { literals: 'ascii', dictionary: 1024 },
];

export function makeSamples(): Samples {
  return { small: smallSamples(), large: largeSamples(), ...realSamples() };
}

function smallSamples(): Sample[] {
  const samples: Sample[] = [];
  LAYOUTS.forEach((fields, layout) => {
    QUIRKS.forEach((quirk, index) => {
      const random = new Random(layout, index);
      const records = rows(random, fields, [0, 1, 12, 5, 30, 9][index]!);
      const header = {
        fields,
        ...quirk,
        deleted: quirk.deleted?.filter((record) => record < records.length),
      };
      const coding = CODINGS[(layout + index) % CODINGS.length]!;
      samples.push({
        name: `made/${layout}-${index}.dbc`,
        real: false,
        bytes: writeDbc(header, records, coding),
      });
      if (index % 2 === 0)
        samples.push({ name: `made/${layout}-${index}.dbf`, real: false, bytes: writeDbf(header, records) });
    });
  });
  return [...samples, ...keySamples()];
}

/** Numbers that differ only at their end, as those of admissions do: what a dictionary must not take for the same. */
function keySamples(): Sample[] {
  const fields = [9, 13, 24].map((width) => ({ name: `CHAVE_${width}`, width }));
  const random = new Random(fields.length);
  const key = (width: number) => `${random.below(250)}`.padStart(width, '5124100');
  const records = Array.from({ length: 220 }, () => fields.map(({ width }) => key(width)));
  return [{ name: 'made/keys.dbc', real: false, bytes: writeDbc({ fields }, records) }];
}

/** Bodies of 60 to 250 kB; the second hardly compresses, so that its stream passes the input buffer too. */
function largeSamples(): Sample[] {
  return [600, 3600].map((count, index) => {
    const fields = LAYOUTS[2]!;
    const random = new Random(count);
    const noise = () => String.fromCharCode(...random.bytes(40));
    const records = rows(random, fields, count).map(([id, name, age]) => [
      id!,
      index === 0 ? name! : noise(),
      age!,
    ]);
    return { name: `made/large-${index}.dbc`, real: false, bytes: writeDbc({ fields }, records) };
  });
}

function rows(random: Random, fields: readonly FieldDraft[], count: number): string[][] {
  return Array.from({ length: count }, () => fields.map((field) => cell(random, field)));
}

function cell(random: Random, { width }: FieldDraft): string {
  const values = [
    '',
    '*'.repeat(width),
    MASK,
    String(random.below(10 ** 6)),
    'São João',
    '\0'.repeat(width),
    'MT',
    '0',
  ];
  return (random.oneIn(3) ? random.pick(values) : `00${random.below(40)}`).slice(0, width);
}

const REAL_SMALL = [
  'sih/ERAP1202.dbc',
  'sih/SPAP0710.dbc',
  'sih/ERRR1204.dbc',
  'sia/PAMA0409.dbc',
  'sia/paac9412.dbc',
  'cnes/GMRO0707.dbc',
  'cnes/LTRR0610.dbc',
  'cnes/EPDF0707.dbc',
  'other/storm.dbc',
];
const REAL_LARGE = [
  'sih/RDRR9504.dbc',
  'cnes/STAP0510.dbc',
  'cnes/LTMA1811.dbc',
  'cnes/RCBA1809.dbc',
  'other/CRMT0803.dbc',
  'other/CHAGMG18.DBC',
  'sinasc/DNEX2022.dbc',
  'sim/DORRR79.DBC',
  'sim/DOREXT19.dbc',
];
/** Larger than that, and with layouts of their own: only their beginnings. */
const REAL_BEGINNINGS = [
  'sih/RDAC2401.dbc',
  'sih/RJAL0611.dbc',
  'cnes/STAC2401.dbc',
  'cnes/EQAL1509.dbc',
  'sim/DOMAT22.dbc',
  'sinasc/DNRRR94.DBC',
  'other/RESPBR23.dbc',
];
const BEGINNING = 6;

function realSamples(): Pick<Samples, 'real' | 'realLarge'> {
  const open = (names: readonly string[]): Sample[] =>
    names.flatMap((name) => {
      const path = sharedData(`data/dbc/${name}`);
      return path === null ? [] : [{ name, real: true, bytes: new Uint8Array(readFileSync(path)) }];
    });
  const realLarge = open(REAL_LARGE);
  const beginnings = [...realLarge, ...open(REAL_BEGINNINGS)].map(beginningOf);
  return { real: [...open(REAL_SMALL), ...beginnings], realLarge };
}

/** The same table with its first records only. */
function beginningOf({ name, bytes }: Sample): Sample {
  const header = new DataView(bytes.buffer, bytes.byteOffset);
  const [start, recordLength] = [header.getUint16(8, true), header.getUint16(10, true)];
  const { output } = referenceExplode(bytes.subarray(start + 4), BEGINNING * recordLength);
  const dbf = new Uint8Array(start + BEGINNING * recordLength);
  dbf.set(bytes.subarray(0, start));
  dbf.set(output.subarray(0, BEGINNING * recordLength), start);
  new DataView(dbf.buffer).setUint32(4, BEGINNING, true);
  return { name: `${name}, beginning`, real: true, bytes: compressDbf(dbf) };
}
