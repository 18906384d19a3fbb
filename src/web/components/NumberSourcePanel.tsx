import { Link } from '@tanstack/react-router';
import { ArrowRight, Check, Copy, X } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { type ExplainedJson, isGenerated, type SourceFile } from '../../kernel/explained.ts';
import { formatCount, formatDay } from '../../kernel/format.ts';
import { formatExplained } from '../format.ts';
import { linkTo } from '../place.ts';
import { citeWords, filesOf, formulaWithValues, recordsOf, SIGNS, shortHash } from './explained-words.ts';
import { IconButton } from './IconButton.tsx';
import type { NumberSource } from './number-source.ts';

interface PanelProps {
  label: string;
  text: string;
  source: NumberSource;
  onClose: () => void;
}

/** "De onde vem este número": value, what it is made of, method, files, records. */
export function NumberSourcePanel({ label, text, source, onClose }: PanelProps) {
  const { explained, method, status, recordsHref } = source;
  const records = recordsOf(explained);
  return (
    <div className="text-14">
      <div className="flex items-start justify-between gap-2 px-5 pt-3">
        <p className="pt-2 text-13 text-ink-quiet">De onde vem este número</p>
        <IconButton tip={false} label="Fechar" onPress={onClose} className="-mr-3">
          <X aria-hidden="true" />
        </IconButton>
      </div>
      <div className="max-h-[min(70vh,36rem)] overflow-auto px-5 pb-5">
        <p className="text-16">{label}</p>
        <p className="text-28 font-semibold">{text}</p>
        {status && <p className="mt-1 border-warn-mark border-l-[3px] pl-2 text-14 text-warn">{status}</p>}
        <Making node={explained} />
        <dl className="mt-4 flex flex-col gap-3">
          {method && (
            <Fact name="Método">
              {method.name}
              {method.version && `, versão ${method.version}`}
              {method.date && `, de ${formatDay(method.date)}`}
            </Fact>
          )}
          {explained.cite && <Fact name="Base">{citeWords(explained.cite)}</Fact>}
          <Files files={filesOf(explained)} />
          {explained.note && <Fact name="Observação">{explained.note}</Fact>}
        </dl>
        {recordsHref && (
          <Link
            {...(linkTo(recordsHref) as { to: string })}
            className="mt-4 inline-flex items-center gap-1.5 font-semibold"
          >
            Abrir registros{records !== null && ` (${formatCount(records)})`}
            <ArrowRight aria-hidden="true" className="size-4" />
          </Link>
        )}
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-13 text-ink-quiet">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Numerator over denominator, or the lines that make the value. */
function Making({ node }: { node: ExplainedJson }) {
  const [over, under] = node.inputs;
  if (!over) return null;
  if (node.op === 'divide' && under && node.inputs.length === 2)
    return <Fraction over={over} under={under} />;
  return (
    <div className="mt-3 border-rule border-t">
      {node.inputs.map((input, index) => (
        <div key={input.id} className="flex items-baseline gap-2 border-rule border-b py-1.5">
          <span className="w-3 shrink-0 text-center text-ink-quiet">{index > 0 ? SIGNS[node.op] : ''}</span>
          <span className="flex-1">{input.label}</span>
          <span className="text-right font-semibold">{formatExplained(input)}</span>
        </div>
      ))}
      {node.formula && <p className="mt-2 text-13 text-ink-quiet">{node.formula}</p>}
    </div>
  );
}

function Fraction({ over, under }: { over: ExplainedJson; under: ExplainedJson }) {
  return (
    <div className="mt-3 grid grid-cols-[auto_1fr] items-baseline gap-x-3">
      <Term node={over} />
      <div aria-hidden="true" className="col-span-2 my-1 h-px bg-ink-quiet" />
      <span className="sr-only">dividido por</span>
      <Term node={under} />
    </div>
  );
}

function Term({ node }: { node: ExplainedJson }) {
  const making = formulaWithValues(node);
  return (
    <>
      <span className="text-right text-18 font-semibold">{formatExplained(node)}</span>
      <span>
        {node.label}
        {making && <span className="block text-13 text-ink-quiet">{making}</span>}
        {node.note && <span className="block text-13 text-ink-quiet">{node.note}</span>}
      </span>
    </>
  );
}

const FIRST = 3;

function Files({ files }: { files: readonly SourceFile[] }) {
  const [all, setAll] = useState(false);
  if (files.length === 0) return null;
  const shown = all ? files : files.slice(0, FIRST);
  return (
    <div>
      <dt className="text-13 text-ink-quiet">
        {files.length === 1 ? 'Arquivo' : `${files.length} arquivos`}
      </dt>
      <dd>
        <ul className="flex flex-col">
          {shown.map((file) => (
            <li key={`${file.file}#${file.sha256}`} className="flex items-center gap-2">
              <span className={`min-w-0 flex-1 ${isGenerated(file) ? 'text-warn' : 'truncate'}`}>
                {file.file}
              </span>
              {file.date && <span className="text-13 text-ink-quiet">{formatDay(file.date)}</span>}
              <Hash file={file} />
            </li>
          ))}
        </ul>
        {files.length > FIRST && (
          <AriaButton
            onPress={() => setAll(!all)}
            className="min-h-8 cursor-pointer rounded text-action underline underline-offset-2"
          >
            {all ? 'Mostrar menos' : `Mostrar os outros ${files.length - FIRST}`}
          </AriaButton>
        )}
      </dd>
    </div>
  );
}

/** The file's SHA-256: eight digits for the eye, all of them to copy. */
function Hash({ file }: { file: SourceFile }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(file.sha256).then(() => setCopied(true));
  };
  return (
    <AriaButton
      onPress={copy}
      aria-label={`${shortHash(file.sha256)} Copiar o SHA-256 de ${file.file}`}
      className="inline-flex min-h-8 cursor-pointer items-center gap-1 rounded px-1 text-13 text-ink-quiet data-hovered:bg-action-soft data-hovered:text-action-strong [&_svg]:size-3.5"
    >
      <span>{shortHash(file.sha256)}</span>
      {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      {copied && (
        <span role="status" className="sr-only">
          copiado
        </span>
      )}
    </AriaButton>
  );
}
