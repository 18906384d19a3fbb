/** What a person is known by, in the shapes in which files of the ministry carry it. The person of these values does not exist. */
export const PERSON = {
  cpf: '52998224725',
  cns: '700000000000005',
  name: 'MARIA APARECIDA DE SOUZA',
  birth: '19570314',
  birthDayFirst: '14031957',
};
export type Shape = 'cpf' | 'cns' | 'name' | 'full date';

/** Which of the shapes a text has. */
export function shapesOf(text: string): Shape[] {
  const shapes: Shape[] = [];
  if (isCpf(text)) shapes.push('cpf');
  if (isCns(text)) shapes.push('cns');
  if (isName(text)) shapes.push('name');
  if (isFullDate(text)) shapes.push('full date');
  return shapes;
}

/** Eleven digits with both check digits right; the same digit eleven times is a filler. */
function isCpf(text: string): boolean {
  const digits = text.replace(/\D/g, '').replace(/^0+(?=\d{11}$)/, '');
  if (!/^\d{11}$/.test(digits) || /^(\d)\1*$/.test(digits)) return false;
  const check = (length: number) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += Number(digits[i]) * (length + 1 - i);
    return ((sum * 10) % 11) % 10;
  };
  return check(9) === Number(digits[9]) && check(10) === Number(digits[10]);
}

/** Fifteen digits of a definitive (1, 2) or provisional (7, 8, 9) card whose weighted sum is a multiple of 11. */
function isCns(text: string): boolean {
  if (!/^[12789]\d{14}$/.test(text)) return false;
  return [...text].reduce((sum, digit, i) => sum + Number(digit) * (15 - i), 0) % 11 === 0;
}

/** Two words or more, of letters alone, the first and the last of three or more. */
function isName(text: string): boolean {
  return /^\p{L}{3,}( \p{L}{1,})*? \p{L}{3,}$/u.test(text.trim());
}

/** Eight digits that are a day of the last hundred years and more, whichever comes first. */
function isFullDate(text: string): boolean {
  if (!/^\d{8}$/.test(text)) return false;
  return isDay(text) || isDay(text.slice(4) + text.slice(2, 4) + text.slice(0, 2));
}

function isDay(digits: string): boolean {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)].map(Number);
  return year! >= 1890 && year! <= 2030 && month! >= 1 && month! <= 12 && day! >= 1 && day! <= 31;
}
