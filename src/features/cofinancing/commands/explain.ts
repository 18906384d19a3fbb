import { canonicalJson } from '../../../kernel/canonical-json.ts';
import { parseCompetencia } from '../../../kernel/competencia.ts';
import {
  type Citation,
  citationsOf,
  type ExplainedJson,
  explainedJson,
  type Reading,
} from '../../../kernel/explained.ts';
import type { Context } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/ids.ts';
import { type VerifiedCitation, verifyCitations } from '../../acts/index.ts';
import { type AuthorisationRefusal, authorisable } from '../domain/authorisable.ts';
import { caseFor } from '../domain/case.ts';
import type { Case } from '../domain/evaluate.ts';
import { explainPayment } from '../domain/explain-payment.ts';
import { type NextBand, nextBandsOf } from '../domain/next-bands.ts';
import type { Payment } from '../domain/payment.ts';
import type { Agreement, Programme } from '../domain/programme.ts';
import { decisionsFor, type ReadingDecision } from '../domain/reading-decision.ts';
import { getAgreement, getProgramme, listReadingDecisions } from '../store.ts';

export interface ExplainRequest {
  readonly agreement: string;
  /** `YYYY-MM` */
  readonly competencia: string;
  /** Facts stated instead of the recorded ones, e.g. `{base: "301450.27", sanitary: "no"}`. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Readings chosen instead of the defaults, e.g. `{referral: "region-only"}`. */
  readonly readings?: Readonly<Record<string, string>>;
  /** The day until which law and facts are taken as known; today where not given. */
  readonly knownOn?: string;
}

/** A month's payment, every quote of it found in the stored acts. */
export interface ExplainedPayment {
  readonly on: Case;
  /** The decision of each question that holds for the month. */
  readonly decisions: ReadonlyMap<string, ReadingDecision>;
  readonly payment: Payment & { readonly readings: readonly Reading[] };
  readonly nextBands: readonly NextBand[];
  /** The tree as data; each citation carries the hash of its words. */
  readonly trace: ExplainedJson;
  readonly citations: readonly VerifiedCitation[];
  /** Why it may not be authorised; empty where it may. */
  readonly refusals: readonly AuthorisationRefusal[];
  /** Of the agreement, month, readings, stated facts and tree. */
  readonly sha256: string;
}

/** The law and the facts of a calculation, for who has them in hand already. */
interface Loaded {
  readonly agreement: Agreement;
  readonly programme: Programme;
}

/** Loads everything one calculation depends on. @throws AppError `not-found`, `invalid-input` */
async function loadCase(context: Context, request: ExplainRequest, loaded?: Loaded) {
  const competencia = parseCompetencia(request.competencia);
  const agreement = loaded?.agreement ?? (await getAgreement(context, request.agreement));
  const programme = loaded?.programme ?? (await getProgramme(context, agreement.programme));
  const decisions = await listReadingDecisions(context, programme.id);
  const knownOn = request.knownOn ?? context.clock.today();
  return {
    on: caseFor({ programme, agreement, decisions }, competencia, knownOn, request),
    decisions: decisionsFor(programme, decisions, competencia, knownOn),
  };
}

/**
 * Explains what a month pays. A pure read: the same rules, facts, readings and texts give the same tree and hash.
 * @throws AppError `refused` where law or facts give no value, or where a quote is not in the stored act.
 */
export async function explainAgreementPayment(
  context: Context,
  request: ExplainRequest,
  loaded?: Loaded,
): Promise<ExplainedPayment> {
  const { on, decisions } = await loadCase(context, request, loaded);
  const payment = explainPayment(on);
  const plain = explainedJson(payment.explained);
  const citations = await verifyCitations(context, citationsOf(plain));
  const trace = withHashes(plain, citations);
  const content = {
    agreement: on.agreement.id,
    competencia: on.competencia,
    readings: on.readings,
    stated: request.facts ?? {},
    trace,
  };
  return {
    on,
    decisions,
    payment,
    nextBands: nextBandsOf(on, payment),
    trace,
    citations,
    refusals: authorisable({ on, ...payment }),
    sha256: sha256(canonicalJson(content)),
  };
}

/** One key for one citation, however often it is used. */
export const citationKey = (cite: Citation): string => `${cite.act}#${cite.at}#${cite.quote}`;

function withHashes(root: ExplainedJson, citations: readonly VerifiedCitation[]): ExplainedJson {
  const hashes = new Map(citations.map((cite) => [citationKey(cite), cite.sha256]));
  const walk = (node: ExplainedJson): ExplainedJson => ({
    ...node,
    inputs: node.inputs.map(walk),
    ...(node.cite && { cite: { ...node.cite, sha256: hashes.get(citationKey(node.cite)) } as Citation }),
  });
  return walk(root);
}
