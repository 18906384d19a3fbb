import { sweepSources, verifyWarehouse, type WarehouseReport } from '../../features/sources/index.ts';
import { formatCount } from '../../kernel/format.ts';
import type { Command } from './command.ts';
import { withContext } from './session.ts';

const STATE_WORDS = {
  ok: 'íntegra',
  missing: 'arquivo ausente',
  unreadable: 'arquivo que não se deixa ler',
  altered: 'arquivo alterado',
  'record-altered': 'registro alterado no banco',
} as const;

const versionsInWords = (count: number): string =>
  count === 1 ? '1 versão conferida' : `${formatCount(count)} versões conferidas`;

export const warehouseVerifyCommand: Command = {
  name: 'warehouse verify',
  usage: 'warehouse verify [--json]',
  summary: 'relê cada versão importada e confere os bytes com o que a carga anotou',
  options: {},
  async run() {
    const report = await withContext(verifyWarehouse);
    return { json: report, text: reportInWords(report), exit: report.ok ? 0 : 1 };
  },
};

function reportInWords({ ok, versions, bytes, orphans, staged }: WarehouseReport): string {
  const wrong = versions.filter((version) => version.state !== 'ok');
  const whole = versions.length - wrong.length;
  const lines = [
    versions.length === 0
      ? 'Nenhuma versão importada ainda.'
      : `${versionsInWords(versions.length)} (${formatCount(bytes)} bytes): ${formatCount(whole)} ${whole === 1 ? 'íntegra' : 'íntegras'}.`,
    ...wrong.map(
      (version) =>
        `  ${STATE_WORDS[version.state]}: ${version.system} · ${version.uf} · ${version.competencia} (${version.fileName}${version.current ? ', atual' : ''}) ${version.partition}`,
    ),
    ...orphans.map((file) => `  sem versão que a use: ${file}`),
    ...staged.map((file) => `  sobra de carga interrompida: ${file}`),
  ];
  if (ok) return (versions.length === 0 ? lines : [...lines, 'Tudo confere.']).join('\n');
  if (wrong.some(({ state }) => state === 'unreadable'))
    lines.push('Confira as permissões da pasta e o disco, e repita: um arquivo não se deixou ler.');
  if (wrong.some(({ state }) => state !== 'unreadable'))
    lines.push('Restaure uma cópia de segurança (pactua restore): uma versão não se reescreve.');
  if (orphans.length + staged.length > 0)
    lines.push('As sobras não entram em nenhum número; pactua warehouse sweep as retira.');
  return lines.join('\n');
}

export const warehouseSweepCommand: Command = {
  name: 'warehouse sweep',
  usage: 'warehouse sweep [--json]',
  summary: 'retoma cargas interrompidas e retira arquivos que nenhuma versão usa; com o servidor parado',
  options: {},
  async run() {
    const swept = await withContext(sweepSources, { reacts: true, exclusive: true });
    const lines = [
      `Cargas retomadas: ${formatCount(swept.requeued)}. Arquivos retirados: ${formatCount(swept.removed.length)}.`,
      ...swept.removed.map((file) => `  ${file}`),
    ];
    return { json: swept, text: lines.join('\n') };
  },
};
