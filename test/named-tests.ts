import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

const root = resolve(import.meta.dirname, '..');

/** Ways to say that a test is not run, or that it must fail. `skipIf` and `runIf` run it where its engine or its data are. */
const NOT_RUN = new Set(['skip', 'todo', 'fixme', 'fails', 'fail']);
const SUITES_AND_TESTS = new Set(['test', 'it', 'describe', 'describeWithData']);

/** True when the file of `path#title` exists and some test or suite in it has this title, word for word, and is run. */
export function isTest(named: string): boolean {
  const cut = named.indexOf('#');
  const [path, title] = [resolve(root, named.slice(0, cut)), named.slice(cut + 1)];
  return cut >= 0 && title !== '' && existsSync(path) && titlesOf(path).has(title);
}

const read = new Map<string, ReadonlySet<string>>();

function titlesOf(path: string): ReadonlySet<string> {
  const titles = read.get(path) ?? titlesIn(readFileSync(path, 'utf8'));
  read.set(path, titles);
  return titles;
}

/** Titles of the tests and suites of a file that are run, and hold something to run. */
export function titlesIn(source: string): ReadonlySet<string> {
  const titles = new Set<string>();
  const walk = (node: ts.Node): void => {
    const called = ts.isCallExpression(node) ? testCall(node) : null;
    if (called?.isRun === false) return;
    if (called !== null) titles.add(called.title);
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest));
  return titles;
}

/** A suite or test with a body; null for any other call. */
function testCall({
  expression,
  arguments: given,
}: ts.CallExpression): { title: string; isRun: boolean } | null {
  const [title, ...rest] = given;
  const names = namesOf(expression);
  if (title === undefined || !ts.isStringLiteralLike(title) || !SUITES_AND_TESTS.has(names[0] ?? ''))
    return null;
  const body = rest.find((each) => ts.isArrowFunction(each) || ts.isFunctionExpression(each));
  const options = rest.filter(ts.isObjectLiteralExpression).flatMap(({ properties }) => properties);
  const isRun =
    body !== undefined &&
    !names.some((name) => NOT_RUN.has(name)) &&
    !options.some(({ name }) => name !== undefined && ts.isIdentifier(name) && NOT_RUN.has(name.text)) &&
    !leavesAtOnce(body);
  return { title: title.text, isRun };
}

/** `test.describe.only` → test, describe, only; of `test.each(rows)` what is called. */
function namesOf(callee: ts.Expression): string[] {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (ts.isPropertyAccessExpression(callee)) return [...namesOf(callee.expression), callee.name.text];
  if (ts.isCallExpression(callee)) return namesOf(callee.expression);
  return ts.isTaggedTemplateExpression(callee) ? namesOf(callee.tag) : [];
}

/** A body that says of itself, under no condition, that it is not run: `test.fixme()`. */
function leavesAtOnce({ body }: ts.ArrowFunction | ts.FunctionExpression): boolean {
  if (!ts.isBlock(body)) return false;
  return body.statements.some(
    (statement) =>
      ts.isExpressionStatement(statement) &&
      ts.isCallExpression(statement.expression) &&
      statement.expression.arguments.every((each) => !isCondition(each)) &&
      namesOf(statement.expression.expression).some((name) => NOT_RUN.has(name)) &&
      ['test', 'it', 'describe', 'context'].includes(namesOf(statement.expression.expression)[0] ?? ''),
  );
}

const isCondition = (given: ts.Expression): boolean =>
  !ts.isStringLiteralLike(given) && given.kind !== ts.SyntaxKind.TrueKeyword;
