import { Link } from '@tanstack/react-router';
import { Frame } from './Frame.tsx';
import { areas, frameParts } from './registry.ts';

/** Where no screen lives. */
export function NotFound() {
  return (
    <Frame areas={areas} parts={frameParts}>
      <div className="max-w-[65ch] py-8">
        <h1 className="text-28">Esta página não existe</h1>
        <p className="mt-4 text-16">
          O endereço pode ter mudado ou sido digitado com um erro. Nada do que você lançou se perdeu.
        </p>
        <p className="mt-4 text-16">
          <Link to="/">Voltar ao Início</Link>
        </p>
      </div>
    </Frame>
  );
}
