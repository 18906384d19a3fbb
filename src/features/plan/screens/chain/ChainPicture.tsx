import type { ChainAnswer, ChainNode } from '../../contract.ts';
import { BOX_SIZE, type ChainLayout, chainThrough, layoutChain } from './layout.ts';
import { LACK_WORDS, LEVEL_WORDS } from './words.ts';

interface ChainPictureProps {
  chain: ChainAnswer;
  chosen: string | null;
  onChoose: (key: string | null) => void;
}

/** The chain as columns and lines; a dashed box lacks something. Choosing one leaves only what it is chained to. */
export function ChainPicture({ chain, chosen, onChoose }: ChainPictureProps) {
  const { width, height, columns, boxes, lines } = layoutChain(chain);
  const kept = chosen === null ? null : chainThrough(chosen, chain);
  const faint = (...keys: string[]) => kept !== null && keys.some((key) => !kept.has(key));
  return (
    <svg
      viewBox={`-1 0 ${width + 2} ${height}`}
      className="w-full min-w-[900px]"
      aria-labelledby="chain-name"
    >
      <title id="chain-name">Do problema à meta: o que liga cada registro ao seguinte</title>
      {columns.map(({ level, x }) => (
        <text key={level} x={x} y={16} className="fill-ink-quiet text-14">
          {LEVEL_WORDS[level].many}
        </text>
      ))}
      <g fill="none" className="stroke-action" strokeWidth="1">
        {lines.map((line) => (
          <path
            key={`${line.from}>${line.to}`}
            d={line.path}
            strokeDasharray={line.dashed ? '4 3' : undefined}
            opacity={faint(line.from, line.to) ? 0.06 : kept === null ? 0.45 : 1}
          />
        ))}
      </g>
      {boxes.map((box) => (
        <Box
          key={box.node.key}
          box={box}
          isFaint={faint(box.node.key)}
          isChosen={chosen === box.node.key}
          onPress={() => onChoose(chosen === box.node.key ? null : box.node.key)}
        />
      ))}
    </svg>
  );
}

interface BoxProps {
  box: ChainLayout['boxes'][number];
  isFaint: boolean;
  isChosen: boolean;
  onPress: () => void;
}

/** One record: a button, whose name holds what the box says, the whole title, and what it lacks. */
function Box({ box: { node, x, y }, isFaint, isChosen, onPress }: BoxProps) {
  const missing = node.lacks.map((lack) => LACK_WORDS[lack]).join(', ');
  const name = `${LEVEL_WORDS[node.level].one} ${boxText(node)}: ${node.title}${missing ? ` (${missing})` : ''}`;
  const lacking = missing !== '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML has no button inside a drawing
    <g
      role="button"
      tabIndex={0}
      aria-label={name}
      aria-pressed={isChosen}
      className="cursor-pointer outline-none focus-visible:[&>rect]:stroke-[3px]"
      opacity={isFaint ? 0.25 : 1}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onPress();
      }}
    >
      <title>{name}</title>
      <rect
        x={x}
        y={y}
        {...BOX_SIZE}
        rx="4"
        className={`fill-surface ${lacking ? 'stroke-warn' : 'stroke-rule-strong'}`}
        strokeDasharray={lacking ? '4 3' : undefined}
      />
      <text x={x + 8} y={y + 15.5} className={`text-13 ${lacking ? 'fill-warn' : 'fill-ink'}`}>
        {boxText(node)}
      </text>
    </g>
  );
}

/** What fits a box. */
function boxText({ short, actions }: ChainNode): string {
  const name = short.length > 16 ? `${short.slice(0, 15)}…` : short;
  if (actions === null) return name;
  return `${name} · ${actions === 1 ? '1 ação' : `${actions} ações`}`;
}
