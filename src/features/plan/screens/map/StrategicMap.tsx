import type { PlanMap } from '../../contract.ts';
import { ObjectiveBox } from './ObjectiveBox.tsx';

/** What holds up what: an arrow from each perspective to the one above it. */
function Upward() {
  return (
    <div aria-hidden="true" className="flex justify-center py-1 text-rule-strong print:py-0">
      <svg viewBox="0 0 24 20" className="h-5 w-6 print:h-3" role="presentation">
        <path d="M12 20V5M6 11l6-7 6 7" fill="none" stroke="currentColor" strokeWidth="2" />
      </svg>
    </div>
  );
}

/** The map of the document: perspectives from the result for society down to what sustains it, each with its objectives. */
export function StrategicMap({ map }: { map: PlanMap }) {
  return (
    <div>
      {map.perspectives.map((perspective, index) => (
        <div key={perspective.id}>
          {index > 0 && <Upward />}
          <section
            aria-label={perspective.title}
            data-keep-together
            className="grid gap-3 rounded bg-ground-deep p-3 md:grid-cols-[9rem_1fr] print:grid-cols-[7rem_1fr] print:p-1.5"
          >
            <h2 className="self-center text-16 text-ink-quiet">{perspective.title}</h2>
            <ul className="grid gap-3 md:auto-cols-fr md:grid-flow-col print:auto-cols-fr print:grid-flow-col">
              {map.objectives
                .filter((objective) => objective.perspective === perspective.id)
                .map((objective) => (
                  <li key={objective.id}>
                    <ObjectiveBox objective={objective} />
                  </li>
                ))}
            </ul>
          </section>
        </div>
      ))}
    </div>
  );
}
