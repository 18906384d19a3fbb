import { writeFile } from 'node:fs/promises';
import { AppError } from '../../kernel/app-error.ts';

/** Never over another file. @throws AppError `refused` */
export async function saveNewFile(path: string, content: Buffer): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx' });
  } catch (cause) {
    const isThere = (cause as NodeJS.ErrnoException).code === 'EEXIST';
    throw new AppError(
      'refused',
      isThere
        ? `${path} já existe: apague-o ou escolha outro nome.`
        : `Não foi possível gravar ${path}: confira se a pasta existe e se se pode escrever nela.`,
      { cause },
    );
  }
}
