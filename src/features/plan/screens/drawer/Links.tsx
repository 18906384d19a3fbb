import { Link } from '@tanstack/react-router';
import type { ActionDetail } from '../../contract.ts';
import { instrumentTitle } from '../instruments/words.tsx';
import { plainTitle } from '../words.ts';
import { Part } from './Facts.tsx';

/** Codes of the PES and of the PPA: the action's own, and those of what it stands under. */
function Codes({ detail: { codes } }: { detail: ActionDetail }) {
  return (
    <Part title="No PES e no PPA">
      {codes.length === 0 ? (
        <p className="text-ink-quiet">
          Nenhum código ligado a esta ação, à ação estratégica ou ao objetivo dela.{' '}
          <Link to={'/plano/pes-ppa' as string}>Ver os códigos</Link>
        </p>
      ) : (
        <ul className="flex flex-col gap-2">
          {codes.map(({ of, book, code, title, source }) => (
            <li key={`${of} ${book} ${code}`}>
              {book} {code}
              {title === '' ? '' : `. ${title}`}
              <p className="text-13 text-ink-quiet">
                {of} · {source}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

interface OwnPlaceProps {
  detail: ActionDetail;
  ownPlanOf: NonNullable<ActionDetail['ownPlanOf']>;
}

/** Where an action of an instrument's own plan stands. */
function OwnPlace({ detail: { objective, strategicAction }, ownPlanOf }: OwnPlaceProps) {
  return (
    <p>
      Plano próprio de{' '}
      <Link to={`/plano/instrumentos/${ownPlanOf.id}` as string}>{instrumentTitle(ownPlanOf.title)}</Link>
      <br />
      {plainTitle(objective.title)} · {plainTitle(strategicAction.title)}
    </p>
  );
}

/** Ligações: up to objective and strategic action, across to what the action's own words name, back to the document. */
export function Links({ detail }: { detail: ActionDetail }) {
  const { objective, strategicAction, indicators, targets, sources } = detail;
  return (
    <div className="text-14">
      <Part title="No mapa">
        {detail.ownPlanOf !== null && <OwnPlace detail={detail} ownPlanOf={detail.ownPlanOf} />}
        {detail.ownPlanOf === null && (
          <ul className="flex flex-col gap-2">
            <li>
              <Link to={`/plano/objetivos/${objective.id}` as string}>
                {objective.number === null ? '' : `Objetivo ${objective.number}. `}
                {plainTitle(objective.title)}
              </Link>
            </li>
            <li>
              <Link to={`/plano/acoes/${strategicAction.id}` as string}>
                Ação estratégica {strategicAction.id}. {plainTitle(strategicAction.title)}
              </Link>
            </li>
          </ul>
        )}
      </Part>
      <Part title="Metas e indicadores que o texto da ação nomeia">
        {indicators.length === 0 ? (
          <p className="text-ink-quiet">
            Nenhum. O documento não liga as ações às metas: só aparece aqui o que o próprio texto diz.
          </p>
        ) : (
          <ul className="flex flex-col gap-2">
            {indicators.map((indicator) => (
              <li key={indicator.id}>
                <Link to={`/indicadores/${indicator.code}` as string}>{indicator.shortName}</Link>
                {targets
                  .filter((target) => target.indicator === indicator.id)
                  .map((target) => (
                    <p key={target.id} className="text-13 text-ink-quiet">
                      Meta: {plainTitle(target.text)}
                    </p>
                  ))}
              </li>
            ))}
          </ul>
        )}
      </Part>
      <Codes detail={detail} />
      <Part title="De onde vem">
        <ul className="flex flex-col gap-2 text-13 text-ink-quiet">
          {sources.map((source) => (
            <li key={source.file}>
              {source.title}
              <br />
              <span className="break-all">
                {source.file} · sha256 {source.sha256.slice(0, 16)}…
              </span>
            </li>
          ))}
        </ul>
      </Part>
    </div>
  );
}
