import { competenciaInWords } from '../../../../kernel/competencia.ts';
import type { StatedLaw } from '../../domain/compiled/stated.ts';
import type { Input, ReadingQuestion } from '../../domain/programme.ts';
import { readingsHiddenBy } from '../../domain/reading-reach.ts';
import { ALWAYS_STATED, type Computed, nameInFile } from './facts.ts';

type Readings = StatedLaw['readings'];

/**
 * Why each chosen reading, other than the one that stands by itself, changes nothing of what was calculated: the facts already
 * say what it would choose, or no item depends on it. `under` calculates the same facts under other readings.
 */
export function noticesOfReadings(
  law: Omit<StatedLaw, 'stated'>,
  chosen: Readings,
  cases: number,
  results: readonly Computed[],
  under: (readings: Readings) => readonly Computed[],
): string[] {
  const hidden = readingsHiddenBy(law.programme, new Set(ALWAYS_STATED));
  return law.programme.readings.flatMap((question) => {
    const { id, options } = question;
    const option = chosen[id];
    if (option === undefined || option === options[0].id) return [];
    const input = hidden.get(id);
    if (input !== undefined) return [alreadyStated(question, option, input)];
    const without = cases === 0 ? [] : under({ ...law.readings, [id]: options[0].id });
    if (!same(results, without)) return [];
    return [
      `A leitura ${id}=${option} foi aplicada e não mudou nenhum valor: nenhum item do arquivo depende dela em ${competenciaInWords(law.competencia)}.`,
    ];
  });
}

function alreadyStated({ id, question }: ReadingQuestion, option: string, input: Input): string {
  return (
    `A leitura ${id}=${option} não muda estes valores. Ela responde "${question}", e cada item do arquivo já traz a resposta pronta ` +
    `em "${nameInFile(input.id)}" (${input.label}). Escreva ali o valor que essa leitura dá.`
  );
}

function same(some: readonly Computed[], others: readonly Computed[]): boolean {
  return (
    some.length > 0 &&
    some.every((one, i) => {
      const other = others[i];
      if (other === undefined || 'error' in one || 'error' in other)
        return other !== undefined && 'error' in one && 'error' in other;
      return one.factor === other.factor && one.amount === other.amount;
    })
  );
}
