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
  table: () => FilesTable;
  /** Where there is a picture beside the table. */
  picture?: () => Promise<Blob>;
}

/** The entries of "Baixar" and "Exportar": the table as CSV and XLSX, and the picture as PNG. */
export function fileEntries({ name, table, picture }: Omit<FilesMenuProps, 'of'>): MenuEntry[] {
  const hand = async (ending: string, content: Promise<Blob>) => {
    try {
      saveFile(`${name}.${ending}`, await content);
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
      note: 'tabela, com ponto e vírgula',
      icon: <FileDown aria-hidden="true" />,
      onAction: () => downloadCsv(name, table().header, table().rows),
    },
    {
      id: 'xlsx',
      label: 'XLSX',
      note: 'planilha',
      icon: <FileSpreadsheet aria-hidden="true" />,
      onAction: () => void hand('xlsx', xlsxFile(table().header, table().rows)),
    },
    ...(picture === undefined
      ? []
      : [
          {
            id: 'png',
            label: 'PNG',
            note: 'figura, com título e fonte',
            icon: <FileImage aria-hidden="true" />,
            onAction: () => void hand('png', picture()),
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
