import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Each line: the rule that must name it, the file, and what the file imports. */
const PLANTED: [rule: string, file: string, imports: string][] = [
  ['kernel-stands-alone', 'src/kernel/planted.ts', '../platform/ground.ts'],
  ['kernel-needs-no-package', 'src/kernel/planted-package.ts', 'node:fs'],
  ['datasus-stands-alone', 'src/datasus/planted.ts', '../kernel/ground.ts'],
  ['platform-knows-no-feature', 'src/platform/planted.ts', '../features/plan/index.ts'],
  ['web-knows-no-feature', 'src/web/planted.ts', '../features/plan/screens/index.tsx'],
  ['app-is-the-roof', 'src/features/plan/planted-roof.ts', '../../app/roof.ts'],
  ['plan-uses-doors-to-its-left', 'src/features/plan/planted-right.ts', '../cofinancing/index.ts'],
  ['plan-uses-doors-to-its-left', 'src/features/plan/planted-store.ts', '../sources/store.ts'],
  ['app-enters-by-the-door', 'src/app/planted.ts', '../features/plan/store.ts'],
  ['feature-is-listed', 'src/features/unlisted/index.ts', '../plan/index.ts'],
  ['domain-is-pure', 'src/features/plan/domain/planted.ts', 'node:fs'],
  ['domain-is-pure', 'src/features/plan/domain/planted-platform.ts', '../../../platform/ground.ts'],
  ['contract-is-shared', 'src/features/sources/contract.ts', './store.ts'],
  ['store-is-the-only-sql', 'src/features/acts/store.ts', '../../platform/http/route.ts'],
  ['screens-stay-in-the-browser', 'src/features/plan/screens/planted.tsx', '../store.ts'],
  ['screens-have-no-node', 'src/web/planted-node.ts', 'node:path'],
  ['server-sees-no-screen', 'src/features/plan/routes.ts', './screens/index.tsx'],
  ['only-sources-reads-datasus', 'src/features/plan/planted-reader.ts', '../../datasus/index.ts'],
  ['only-sources-reads-datasus', 'src/features/plan/screens/planted-reader.tsx', '../../../datasus/index.ts'],
  ['screens-stay-in-the-browser', 'src/features/sources/screens/planted.ts', '../../../datasus/reader.ts'],
  ['no-circles', 'src/features/territory/circle-a.ts', './circle-b.ts'],
];

const GROUND: [file: string, imports: string | null][] = [
  ['src/kernel/ground.ts', null],
  ['src/platform/ground.ts', '../kernel/ground.ts'],
  ['src/platform/context.ts', null],
  ['src/platform/http/route.ts', null],
  ['src/datasus/index.ts', null],
  ['src/datasus/reader.ts', null],
  ['src/app/roof.ts', '../features/plan/index.ts'],
  ['src/features/plan/index.ts', '../sources/index.ts'],
  ['src/features/plan/store.ts', null],
  ['src/features/plan/screens/index.tsx', '../../sources/screens/index.tsx'],
  ['src/features/sources/index.ts', '../../datasus/index.ts'],
  ['src/features/sources/store.ts', '../../platform/context.ts'],
  ['src/features/sources/screens/index.tsx', '../../../datasus/index.ts'],
  ['src/features/cofinancing/index.ts', '../plan/index.ts'],
  ['src/features/territory/circle-b.ts', './circle-a.ts'],
];

interface Violation {
  rule: { name: string; severity: string };
  from: string;
}

function cruise(folder: string): { modules: number; violations: Violation[] } {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = join(root, '.dependency-cruiser.cjs');
  const result = spawnSync(process.execPath, [bin, 'src', '--config', config, '--output-type', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const report = JSON.parse(result.stdout) as { modules: unknown[]; summary: { violations: Violation[] } };
  return { modules: report.modules.length, violations: report.summary.violations };
}

describe('the walls of the house', () => {
  it('hold today, over a tree that was really read', () => {
    const { modules, violations } = cruise(root);
    expect(modules).toBeGreaterThan(100);
    expect(violations.map((violation) => `${violation.rule.name}: ${violation.from}`)).toEqual([]);
  });
});

describe('a planted violation', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pactua-walls-'));
  let violations: Violation[];

  function plant(file: string, imports: string | null): void {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    const name = file.replace(/\W/g, '_');
    writeFileSync(
      path,
      `${imports === null ? '' : `import * as inner from '${imports}';\nexport { inner };\n`}export const ${name} = 1;\n`,
    );
  }

  beforeAll(() => {
    cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
    for (const [file, imports] of GROUND) plant(file, imports);
    for (const [, file, imports] of PLANTED) plant(file, imports);
    violations = cruise(folder).violations;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(PLANTED)('%s catches %s', (rule, file) => {
    const caught = violations.filter((violation) => violation.from === file);
    expect(caught.map((violation) => violation.rule.name)).toContain(rule);
    expect(caught.every((violation) => violation.rule.severity === 'error')).toBe(true);
  });

  it('lets every permitted neighbour through', () => {
    const permitted = GROUND.map(([file]) => file).filter((file) => !file.includes('circle'));
    expect(violations.filter((violation) => permitted.includes(violation.from))).toEqual([]);
  });
});
