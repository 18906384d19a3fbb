import { availableParallelism, cpus, loadavg } from 'node:os';
import { cofinancing } from './cofinancing.ts';
import { columns } from './columns.ts';
import { decode } from './decode.ts';
import { evidence } from './evidence.ts';
import { indicators } from './indicators.ts';
import { ledger } from './ledger.ts';
import { memory } from './memory.ts';
import { checkNativePeer, nativePeer } from './native-peer.ts';
import { parquet } from './parquet.ts';
import { plan } from './plan.ts';
import { type Finding, markdown, type Outcome, summary } from './report.ts';
import { rows } from './rows.ts';
import { stream } from './stream.ts';
import { threads } from './threads.ts';

const benches: Record<string, (quick: boolean) => Promise<Outcome>> = {
  decode,
  stream,
  columns,
  parquet,
  rows,
  memory,
  threads,
  indicators,
  plan,
  cofinancing,
  ledger,
  evidence,
};

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const unknown = wanted.filter((name) => !(name in benches));
if (unknown.length > 0) {
  process.stderr.write(`Não existe ${unknown.join(', ')}. Há: ${Object.keys(benches).join(', ')}.\n`);
  process.exit(2);
}

process.stdout.write(
  `Node ${process.version}, ${cpus()[0]?.model ?? 'processador desconhecido'}, ${availableParallelism()} processadores, carga ${loadavg()[0]!.toFixed(1)}\n\n`,
);
if (nativePeer !== null) {
  await checkNativePeer().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(2);
  });
}

const findings: Finding[] = [];
for (const name of wanted.length > 0 ? wanted : Object.keys(benches)) {
  const outcome = await benches[name]!(quick);
  for (const table of outcome.tables) process.stdout.write(`${markdown(table)}\n`);
  findings.push(...outcome.findings);
}
process.stdout.write(markdown(summary(findings)));
