import { cpuCell, peakCell } from './cells.ts';
import { corpus } from './files.ts';
import { median, ratio } from './harness.ts';
import { type Outcome, times } from './report.ts';
import { processesInTurns, taskOf } from './whole.ts';

/** A real file of SIH-RD to rows, as whole processes: ours beside the packages of npm that do it together. */
export async function rows(quick: boolean): Promise<Outcome> {
  const file = corpus().find(({ name }) => name.startsWith('RD'))!;
  const contenders = [
    taskOf('ours, all columns as dictionaries', 'columns', file.path),
    taskOf('node-pkware, then dbffile', 'npm-rows', file.path),
  ];
  const readings = await processesInTurns(contenders, quick ? 3 : 7);
  const [ours, npm] = readings as [(typeof readings)[0], (typeof readings)[0]];
  return {
    tables: [
      {
        title: `${file.name} (${file.records} rows) from DBC to rows, whole process`,
        columns: ['', 'CPU, s (least–most)', 'rows/s of CPU', 'CPU ÷ ours', 'peak, MiB'],
        rows: readings.map((one) => [
          one.name,
          cpuCell(one),
          Math.round(file.records / median(one.seconds)),
          times(ratio(one, ours).median),
          peakCell(one),
        ]),
        notes: [
          'Ours checks the sum, which no peer does; dbffile makes an object of each row, ours a dictionary of each column.',
        ],
      },
    ],
    findings: [
      {
        what: `${file.name} to rows`,
        goal: '',
        measured: `${times(ratio(npm, ours).median)} the packages of npm`,
        reached: null,
      },
    ],
  };
}
