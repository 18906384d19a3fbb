import { Link } from '@tanstack/react-router';
import type { ExplainedJson } from '../../../kernel/explained.ts';
import { useSession } from '../../../web/session.ts';
import type { PaymentAnswer } from '../contract.ts';
import { PARTS, PRODUCTION_PARTS } from '../domain/month/production.ts';

/** The way from a line that a file says to the rows of the file, for who may read them. */
export function EvidenceRemark({ payment, node }: { payment: PaymentAnswer; node: ExplainedJson }) {
  const mayRead = useSession()?.verbs.includes('indicators.read-records') ?? false;
  const part = PARTS.find((each) => PRODUCTION_PARTS[each].fact === node.id);
  if (!mayRead || part === undefined || node.evidence === undefined) return null;
  return (
    <p className="screen-only">
      <Link
        to={
          `/cofinanciamento/termos/${payment.agreement.id}/competencias/${payment.competencia}/registros` as string
        }
        search={{ parte: part } as never}
      >
        Ver os registros do arquivo que somam este valor
      </Link>
    </p>
  );
}
