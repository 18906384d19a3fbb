import { useState } from 'react';
import { Button } from '../../../../web/components/Button.tsx';
import { ConfirmDialog } from '../../../../web/components/Dialog.tsx';
import { OfferHeading } from '../../../../web/components/OfferHeading.tsx';
import { TableScroll } from '../../../../web/components/TableScroll.tsx';
import type { ChainAnswer, ChainEdge, ChainNode } from '../../contract.ts';
import { TIES } from '../../domain/chain.ts';
import { useEntryCommands } from '../analysis/queries.ts';
import { plainTitle } from '../words.ts';
import { LinkDialog } from './LinkDialog.tsx';
import { BASIS_WORDS, LACK_WORDS, LEVEL_WORDS } from './words.ts';

interface ChainTableProps {
  chain: ChainAnswer;
  level: ChainNode['level'];
  mayWrite: boolean;
}

/** The records of a level, each with what it is tied to and what it lacks. */
export function ChainTable({ chain, level, mayWrite }: ChainTableProps) {
  const [linking, setLinking] = useState<ChainNode | null>(null);
  const [taking, setTaking] = useState<ChainEdge | null>(null);
  const { removeById } = useEntryCommands();
  const nodes = chain.nodes.filter((node) => node.level === level);
  const lacking = nodes.filter((node) => node.lacks.length > 0).length;
  const { many } = LEVEL_WORDS[level];
  return (
    <section className="mt-8" aria-label={many}>
      <h2 className="mb-2 text-22">
        {many}{' '}
        <span className="font-normal text-ink-quiet">
          {nodes.length}
          {lacking > 0 && `, ${lacking} com falta`}
        </span>
      </h2>
      <TableScroll label={many}>
        <table className="w-full min-w-[760px] text-14 print:min-w-0">
          <thead>
            <tr className="border-rule-strong border-b text-left text-13">
              <th scope="col" className="w-[40%] py-2 pr-2">
                Registro
              </th>
              <th scope="col" className="px-2 py-2">
                Liga-se a
              </th>
              <th scope="col" className="w-44 px-2 py-2">
                O que falta
              </th>
              {mayWrite && TIES[level] && <OfferHeading offer="Ligar" />}
            </tr>
          </thead>
          <tbody>
            {nodes.map((node) => (
              <tr key={node.key} className="border-rule border-b align-top" data-keep-together>
                <th scope="row" className="py-2 pr-2 text-left font-normal">
                  <span className="text-ink-quiet">{node.short}. </span>
                  {plainTitle(node.title)}
                </th>
                <td className="px-2 py-2">
                  <Ties chain={chain} node={node} onTake={mayWrite ? setTaking : null} />
                </td>
                <td className="px-2 py-2 text-warn">
                  {node.lacks.map((lack) => LACK_WORDS[lack]).join(', ')}
                </td>
                {mayWrite && TIES[level] && (
                  <td className="screen-only py-1">
                    <Button kind="quiet" aria-label={`Ligar ${node.short}`} onPress={() => setLinking(node)}>
                      Ligar
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {linking && <LinkDialog chain={chain} from={linking} onClose={() => setLinking(null)} />}
      {taking?.entry && (
        <ConfirmDialog
          title="Desligar?"
          isOpen
          kind="danger"
          confirmLabel="Desligar com motivo"
          reasonLabel="Motivo"
          onClose={() => setTaking(null)}
          onConfirm={(reason) => removeById(taking.entry?.id ?? '', taking.entry?.version ?? 0, reason)}
        >
          <p>{taking.reason}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

interface TiesProps {
  chain: ChainAnswer;
  node: ChainNode;
  onTake: ((edge: ChainEdge) => void) | null;
}

function Ties({ chain, node, onTake }: TiesProps) {
  const shorts = new Map(chain.nodes.map((each) => [each.key, each]));
  const ties = chain.edges.filter((edge) => edge.from === node.key || edge.to === node.key);
  if (ties.length === 0) return <span className="text-ink-quiet">nada</span>;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {ties.map((edge) => {
        const other = shorts.get(edge.from === node.key ? edge.to : edge.from);
        if (!other) return null;
        return (
          <li key={`${edge.from}>${edge.to}`}>
            {edge.from === node.key ? '→ ' : '← '}
            <span title={other.title}>{other.short}</span>{' '}
            <span className="text-13 text-ink-quiet">{BASIS_WORDS[edge.basis]}</span>
            {edge.entry && onTake && edge.from === node.key && (
              <Button
                kind="quiet"
                className="screen-only -my-1.5"
                aria-label={`Desligar ${node.short} de ${other.short}`}
                onPress={() => onTake(edge)}
              >
                Desligar
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
