export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

const PREDICTABLE = ['senha', 'password', 'mudar', 'pactua', '123456', 'qwerty'];

/** Why a new password is refused, in words that say what to do; null when it is good. */
export function passwordRefusal(password: string, person: { name: string; email: string }): string | null {
  if (password.length < PASSWORD_MIN) return `A senha precisa de pelo menos ${PASSWORD_MIN} caracteres.`;
  if (password.length > PASSWORD_MAX) return `A senha pode ter no máximo ${PASSWORD_MAX} caracteres.`;
  if (new Set(password).size < 5) return 'A senha repete poucos caracteres. Use uma frase mais variada.';
  const lower = password.toLowerCase();
  const own = [person.email.split('@')[0] ?? '', ...person.name.split(/\s+/)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 4);
  const rest = [...own, ...PREDICTABLE].reduce((text, word) => text.replaceAll(word, ''), lower);
  if (rest.length < PASSWORD_MIN / 2) {
    return 'A senha se apoia no seu nome, no seu e-mail ou em palavras óbvias. Use uma frase que só você conheça.';
  }
  return null;
}
