import { backup } from '../../platform/backup/backup.ts';
import { readBackup, restore } from '../../platform/backup/restore.ts';
import { openDatabase } from '../../platform/db/open.ts';
import { readEnv } from '../../platform/env.ts';
import { type Command, callerPath, oneFile } from './command.ts';
import { withContext } from './session.ts';

const filesInWords = (count: number): string => (count === 1 ? '1 arquivo' : `${count} arquivos`);

export const backupCommand: Command = {
  name: 'backup',
  usage: 'backup PASTA [--json]',
  summary: 'copia banco, Parquet, arquivos e seus hashes para uma pasta vazia',
  options: {},
  async run(input) {
    const folder = callerPath(oneFile(input, backupCommand));
    const manifest = await withContext((context) => backup(context, folder));
    const rows = manifest.tables.reduce((total, table) => total + table.rows, 0);
    const json = { folder, tables: manifest.tables.length, rows, files: manifest.files.length };
    return {
      json,
      text: `Cópia em ${folder}: ${json.tables} tabelas, ${rows} linhas, ${filesInWords(json.files)}.`,
    };
  },
};

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'restore PASTA [--json]',
  summary: 'confere uma cópia de segurança e a restaura em uma instalação vazia',
  options: {},
  async run(input) {
    const folder = callerPath(oneFile(input, restoreCommand));
    const env = readEnv();
    const manifest = await readBackup(folder, env);
    const database = await openDatabase(env, { exclusive: true });
    try {
      await restore(database.db, env, folder, manifest);
    } finally {
      await database.close();
    }
    const rows = manifest.tables.reduce((total, table) => total + table.rows, 0);
    const json = { folder, tables: manifest.tables.length, rows, files: manifest.files.length };
    return {
      json,
      text: `Restaurado de ${folder}: ${json.tables} tabelas, ${rows} linhas, ${filesInWords(json.files)}.`,
    };
  },
};
