import { explainedJson } from '../../../kernel/explained.ts';
import type { Context } from '../../../platform/context.ts';
import { type Route, route } from '../../../platform/http/route.ts';
import { form } from '../commands/monthly/form.ts';
import { readMonth, readMonths } from '../commands/monthly/read.ts';
import {
  APPROVE,
  answerDeclaration,
  approveDeclaration,
  DECLARE,
  openDeclaration,
  returnDeclaration,
  sendDeclaration,
} from '../commands/monthly/write.ts';
import {
  AnswerBody,
  type DeclarationHead,
  DeclarationParams,
  DeclarationWritten,
  ExpectedBody,
  HospitalParams,
  MonthAnswer,
  MonthList,
  MonthParams,
  OpenBody,
  ReturnBody,
} from '../contract.ts';
import { declarationName, EMPTY_CONTENT } from '../domain/monthly/declaration.ts';
import { daysOf } from '../domain/monthly/problems.ts';
import { valueText } from '../domain/monthly/words.ts';
import type { DeclarationRecord } from '../store/declarations.ts';

const ROOT = '/api/declarations/monthly';

function headAnswer(record: DeclarationRecord): DeclarationHead {
  const { id, version, state, origin, reason, sequence, sentAt, decidedAt } = record;
  return { id, version, state, origin, reason, sequence, sentAt, decidedAt, name: declarationName(record) };
}

async function monthAnswer(context: Context, hospitalId: string, monthText: string): Promise<MonthAnswer> {
  const {
    hospital,
    month,
    declaration,
    versions,
    isUnderway,
    problems,
    values,
    history,
    declareRefusal,
    approveRefusal,
  } = await readMonth(context, hospitalId, monthText);
  const { items, census, inconsistencies, proofs } = declaration?.content ?? EMPTY_CONTENT;
  return {
    hospital,
    month,
    days: daysOf(month),
    form,
    declaration: declaration && headAnswer(declaration),
    content: {
      items: { ...items },
      census: Object.fromEntries(Object.entries(census).map(([day, cells]) => [day, { ...cells }])),
      inconsistencies: [...inconsistencies],
      proofs: { ...proofs },
    },
    versions: versions.map(headAnswer),
    isUnderway,
    problems: [...problems],
    values: values.map((each) => ({
      id: each.indicator.id,
      label: each.indicator.label,
      text: valueText(each),
      explained: explainedJson(each.explained),
    })),
    history,
    declareRefusal,
    approveRefusal,
  };
}

export const monthlyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/declarations/hospitals/:hospital/months',
    verb: 'declarations.read',
    summary: 'Os últimos meses de um hospital e a situação da declaração de cada um',
    params: HospitalParams,
    answer: MonthList,
    handle: async (context, { params }) => {
      const { hospital, months, ...refusals } = await readMonths(context, params.hospital);
      const items = months.map(({ month, declaration }) => ({
        month,
        declaration: declaration && headAnswer(declaration),
      }));
      return { hospital, items, next: null, ...refusals };
    },
  }),
  route({
    method: 'GET',
    path: '/api/declarations/hospitals/:hospital/months/:month',
    verb: 'declarations.read',
    summary: 'A declaração de um mês: perguntas, respostas, o que falta, o que dela se calcula e o histórico',
    params: MonthParams,
    answer: MonthAnswer,
    handle: (context, { params }) => monthAnswer(context, params.hospital, params.month),
  }),
  route({
    method: 'POST',
    path: ROOT,
    verb: DECLARE,
    summary: 'Abre a declaração de um mês, ou a correção de uma aprovada, com motivo',
    body: OpenBody,
    answer: DeclarationWritten,
    handle: (context, { body }) => openDeclaration(context, body),
  }),
  route({
    method: 'PATCH',
    path: `${ROOT}/:declaration`,
    verb: DECLARE,
    summary: 'Grava respostas à medida que são digitadas',
    params: DeclarationParams,
    body: AnswerBody,
    answer: DeclarationWritten,
    handle: (context, { params, body }) => answerDeclaration(context, params.declaration, body),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/:declaration/send`,
    verb: DECLARE,
    summary: 'Envia a declaração; recusa dizendo tudo o que falta',
    params: DeclarationParams,
    body: ExpectedBody,
    answer: DeclarationWritten,
    handle: (context, { params, body }) => sendDeclaration(context, params.declaration, body.expected),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/:declaration/return`,
    verb: APPROVE,
    summary: 'Devolve a declaração ao hospital, com motivo',
    params: DeclarationParams,
    body: ReturnBody,
    answer: DeclarationWritten,
    handle: (context, { params, body }) =>
      returnDeclaration(context, params.declaration, body.expected, body.reason),
  }),
  route({
    method: 'POST',
    path: `${ROOT}/:declaration/approve`,
    verb: APPROVE,
    summary: 'Aprova a declaração: os números do mês passam a valer',
    params: DeclarationParams,
    body: ExpectedBody,
    answer: DeclarationWritten,
    handle: (context, { params, body }) => approveDeclaration(context, params.declaration, body.expected),
  }),
];
