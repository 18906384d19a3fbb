import { FileDown, FileImage, FileSpreadsheet } from 'lucide-react';
import type { CsvCell } from '../../kernel/csv.ts';
import { downloadCsv } from '../csv.ts';
import { saveFile } from '../save-file.ts';
import { xlsxFile } from '../xlsx.ts';
import { buttonLook } from './Button.tsx';
import { Menu, type MenuEntry } from './Menu.tsx';
import { showToast } from './Toast.tsx';

export interface FilesTable {
  header: readonly string[];
  rows: readonly (readonly CsvCell[])[];
}

export interface FilesMenuProps {
  /** What is downloaded, for who does not see the picture: "Série de 717". */
  of: string;
  /** Of the file, without its ending. */
  name: string;
  /** Where it has to be read first, a promise. */
  table: () => FilesTable | Promise<FilesTable>;
  /** The second line of CSV and XLSX, where it should say more than what they are. */
  notes?: { csv: string; xlsx: string };
  /** Where there is a picture beside the table. */
  picture?: () => Promise<Blob>;
}

const NOTES = { csv: 'tabela, com ponto e vírgula', xlsx: 'planilha' };

/** The entries of "Baixar" and "Exportar": the table as CSV and XLSX, and the picture as PNG. */
export function fileEntries({
  name,
  table,
  notes = NOTES,
  picture,
}: Omit<FilesMenuProps, 'of'>): MenuEntry[] {
  const hand = async (give: () => Promise<void>) => {
    try {
      await give();
    } catch (error) {
      showToast(error instanceof Error ? error.message : 'O arquivo não pôde ser feito.', {
        tone: 'problem',
      });
    }
  };
  return [
    {
      id: 'csv',
      label: 'CSV',
      note: notes.csv,
      icon: <FileDown aria-hidden="true" />,
      onAction: () =>
        void hand(async () => {
          const { header, rows } = await table();
          downloadCsv(name, header, rows);
        }),
    },
    {
      id: 'xlsx',
      label: 'XLSX',
      note: notes.xlsx,
      icon: <FileSpreadsheet aria-hidden="true" />,
      onAction: () =>
        void hand(async () => {
          const { header, rows } = await table();
          saveFile(`${name}.xlsx`, await xlsxFile(header, rows));
        }),
    },
    ...(picture === undefined
      ? []
      : [
          {
            id: 'png',
            label: 'PNG',
            note: 'figura, com título e fonte',
            icon: <FileImage aria-hidden="true" />,
            onAction: () => void hand(async () => saveFile(`${name}.png`, await picture())),
          },
        ]),
  ];
}

/** "Baixar ▾" beside a picture or a table. */
export function FilesMenu({ of, ...files }: FilesMenuProps) {
  return (
    <Menu
      label="Baixar"
      ariaLabel={`Baixar: ${of}`}
      icon={<FileDown aria-hidden="true" />}
      buttonClass={`${buttonLook('quiet')} screen-only`}
      entries={fileEntries(files)}
    />
  );
}
