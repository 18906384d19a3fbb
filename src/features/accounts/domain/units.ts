/** A unit of the department, or a body that answers for something, in its time: half-open [from, to). */
export interface Unit {
  readonly id: string;
  readonly acronym: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
  /** Region or municipality it serves, where it serves only one. */
  readonly territory: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** `document`: named by the plan or the act; `project`: needed by a role and named by none of them. */
  readonly origin: 'document' | 'project';
  readonly aliases: readonly string[];
}

export const UNIT_KINDS = [
  'department',
  'office',
  'deputy-secretariat',
  'superintendence',
  'coordination',
  'nucleus',
  'school',
  'working-group',
  'regional-office',
  'municipal-department',
  'hospital',
  'body',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Words for each kind, as people read them. */
export const UNIT_KIND_WORDS: Readonly<Record<UnitKind, string>> = {
  department: 'Secretaria',
  office: 'Setor',
  'deputy-secretariat': 'Secretaria adjunta',
  superintendence: 'Superintendência',
  coordination: 'Coordenadoria',
  nucleus: 'Núcleo',
  school: 'Escola',
  'working-group': 'Grupo de trabalho',
  'regional-office': 'Escritório regional',
  'municipal-department': 'Secretaria municipal',
  hospital: 'Hospital',
  body: 'Colegiado',
};
