import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { findBrowser } from './find-browser.ts';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const required = new Set((process.env.PACTUA_REQUIRE ?? '').split(',').filter(Boolean));
// Whatever the suites, the browser and the databases put aside goes here and away with it. Others may pass through: a
// PostgreSQL that may not run as root has its own account.
const reports = mkdtempSync(join(tmpdir(), 'pactua-'));
chmodSync(reports, 0o711);
process.env.TMPDIR = reports;
/** More aborted files than this are a fault of ours, not the rare one of V8. */
const MOST_ABORTED = 2;
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, said once more at the very end: a log of thousands of lines is read from there. */
const failures: string[] = [];
const MOST_LINES = 12;

function fail(what: string, message = ''): void {
  const lines = stripVTControlCharacters(message).trim().split('\n').slice(0, MOST_LINES);
  failures.push([what, ...lines.filter((line) => line !== '').map((line) => `    ${line}`)].join('\n'));
}

interface Run {
  readonly code: number;
  readonly output: string;
}

function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
  quiet = false,
): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const take = (chunk: Buffer) => {
      output += chunk;
      if (!quiet) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** One check counts as one test. */
async function check(
  name: string,
  command: string,
  args: readonly string[],
  accept: (run: Run) => boolean = () => true,
) {
  const started = performance.now();
  const result = await run(command, args, {}, true);
  const good = result.code === 0 && accept(result);
  total[good ? 'passed' : 'failed']++;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${good ? '✓' : '✗'} ${name} (${seconds} s)\n`);
  if (good) return;
  process.stdout.write(`${result.output}\n`);
  fail(name, result.output);
}

function readReport(file: string): Record<string, unknown> | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

async function vitest(name: string, files: readonly string[]): Promise<{ run: Run; report: Report | null }> {
  const file = join(reports, name);
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return { run: await run(bin('vitest'), [...args, ...files]), report: readReport(file) as Report | null };
}

function count(report: Report, sign: 1 | -1 = 1): void {
  total.passed += sign * report.numPassedTests;
  total.failed += sign * report.numFailedTests;
  total.skipped += sign * (report.numPendingTests + report.numTodoTests);
}

/** Each test that failed, and each file that did not get as far as its tests. */
function tellFailures(report: Report): void {
  for (const { name, status, message, assertionResults } of report.testResults) {
    const failed = assertionResults.filter((result) => result.status === 'failed');
    for (const { fullName, failureMessages } of failed)
      fail(`${relative(root, name)} › ${fullName}`, failureMessages[0]);
    if (status === 'failed' && failed.length === 0) fail(relative(root, name), message);
  }
}

/** A run that ended badly though no test of it failed: an error that nobody caught, a process that died. */
function tellEnd({ output }: Run): void {
  total.failed++;
  const plain = stripVTControlCharacters(output);
  const at = plain.search(/Unhandled (?:Errors?|Rejection)|exited unexpectedly/);
  fail('a execução dos testes terminou mal', at < 0 ? plain.slice(-2000) : plain.slice(at));
}

/** What a report says of some files only. */
function ofFiles(report: Report, files: readonly string[]): Report {
  const testResults = report.testResults.filter(({ name }) => files.includes(name));
  const statuses = testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ status }) => status),
  );
  const having = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length;
  return {
    numPassedTests: having('passed'),
    numFailedTests: having('failed'),
    numPendingTests: having('skipped'),
    numTodoTests: having('todo'),
    testResults,
  };
}

/** Files during which V8 aborted its own process: no test of theirs said anything. */
const abortedIn = (output: string): string[] => [
  ...new Set(
    [
      ...stripVTControlCharacters(output).matchAll(
        /exited unexpectedly with signal (?:SIGTRAP|SIGSEGV|SIGILL)\b.* while running test file (\S+)/g,
      ),
    ].map(([, file]) => file as string),
  ),
];

/**
 * Every suite. V8 now and then aborts a process that compiles WebAssembly while another of its threads does
 * (`Check failed: jit_page.has_value()`, nodejs/node issue 64500): files lost to that are run once more, and only those. A test that fails is never run
 * again.
 */
async function suites(): Promise<void> {
  const first = await vitest('vitest.json', []);
  if (first.report === null) return tellEnd(first.run);
  count(first.report);
  const aborted = abortedIn(first.run.output);
  if (aborted.length === 0 || aborted.length > MOST_ABORTED || first.report.numFailedTests > 0) {
    tellFailures(first.report);
    if (first.run.code !== 0 && first.report.numFailedTests === 0) tellEnd(first.run);
    return;
  }
  process.stdout.write(`O V8 abortou o processo destes arquivos, que rodam de novo: ${aborted.join(', ')}\n`);
  const second = await vitest('vitest-again.json', aborted);
  if (second.report === null) return tellEnd(second.run);
  count(ofFiles(first.report, aborted), -1);
  count(second.report);
  tellFailures(second.report);
  if (second.run.code !== 0 && second.report.numFailedTests === 0) tellEnd(second.run);
}

function listenOn(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}

/** A free port whose next one is free too: the journeys have two servers. */
async function freePorts(): Promise<number> {
  const first = await listenOn(0);
  const { port } = first.address() as AddressInfo;
  const second = await listenOn(port + 1).catch(() => null);
  first.close();
  second?.close();
  return second === null ? freePorts() : port;
}

interface BrowserSuite {
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
  readonly suites?: readonly BrowserSuite[];
}

interface BrowserReport {
  readonly suites: readonly BrowserSuite[];
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

const specsOf = (suite: BrowserSuite): BrowserSuite['specs'] => [
  ...suite.specs,
  ...(suite.suites ?? []).flatMap(specsOf),
];

function countJourneys(report: BrowserReport | null, { code, output }: Run): void {
  for (const { title, file, tests } of report?.suites.flatMap(specsOf) ?? []) {
    const bad = tests.find(({ status }) => status === 'unexpected' || status === 'flaky');
    if (bad) fail(`${file} › ${title}`, bad.results.find(({ error }) => error)?.error?.message);
  }
  const failed = (report?.stats.unexpected ?? 0) + (report?.stats.flaky ?? 0);
  const endedBadly = failed === 0 && (code !== 0 || report === null);
  if (endedBadly) fail('as jornadas no navegador terminaram mal', output.slice(-2000));
  total.passed += report?.stats.expected ?? 0;
  total.failed += failed + (endedBadly ? 1 : 0);
  total.skipped += report?.stats.skipped ?? 0;
}

async function journeys(): Promise<void> {
  const browser = await findBrowser();
  if (browser === null) {
    process.stdout.write(
      'pulado: nenhum navegador encontrado; instale o Chromium ou informe PACTUA_BROWSER=/caminho\n',
    );
    if (required.has('browser')) fail('nenhum navegador encontrado');
    total[required.has('browser') ? 'failed' : 'skipped']++;
    return;
  }
  const built = await run(process.execPath, ['scripts/build.ts']);
  if (built.code !== 0) {
    total.failed++;
    return fail('construção da aplicação', built.output.slice(-2000));
  }
  const file = join(reports, 'playwright.json');
  const env = {
    PACTUA_BROWSER: browser,
    PACTUA_E2E_DATA: join(reports, 'e2e'),
    PACTUA_E2E_PORT: String(await freePorts()),
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  };
  const ended = await run(
    bin('playwright'),
    ['test', '--reporter=list,json', '-c', 'test/e2e/playwright.config.ts'],
    env,
  );
  countJourneys(readReport(file) as BrowserReport | null, ended);
}

async function checks(): Promise<void> {
  const types = (program: string) =>
    check(`tipos: ${program}`, bin('tsc'), ['-p', `tsconfig.${program}.json`]);
  // The longest beside all the others.
  const longest = types('server');
  await check('formato e estilo (Biome)', bin('biome'), ['ci', '--error-on-warnings', '--colors=off']);
  await types('browser');
  await types('datasus');
  await check(
    'paredes da casa (dependency-cruiser)',
    bin('depcruise'),
    ['src', '--config', '.dependency-cruiser.cjs'],
    ({ output }) => /\([1-9]\d* modules/.test(output),
  );
  await check('código sem uso (knip)', bin('knip'), []);
  await longest;
}

try {
  await checks();
  await suites();
  await journeys();
} finally {
  rmSync(reports, { recursive: true, force: true });
}
if (failures.length > 0) process.stdout.write(`\nO que falhou:\n✗ ${failures.join('\n✗ ')}\n\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
