import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../session.ts';

/** A page without the frame: signing in, choosing the password, stopping the mail. */
export function BarePage({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  const session = useSession();
  return (
    <div className="flex min-h-dvh flex-col bg-ground">
      <header>
        {session?.demonstration && (
          <p className="bg-warn-soft px-4 py-1 text-center text-13 text-ink sm:px-8">
            <strong className="font-semibold">Demonstração.</strong> Pessoas fictícias; nada aqui vale como
            dado ou ato oficial.
          </p>
        )}
        <div className="flex h-12 items-center bg-brand px-4 text-18 font-semibold text-ink-onbrand sm:px-8">
          Pactua
        </div>
      </header>
      <main
        id="conteudo"
        className={`mx-auto w-full flex-1 px-4 py-8 sm:px-8 sm:py-12 ${wide ? 'max-w-[72rem]' : 'max-w-xl'}`}
      >
        {children}
      </main>
      <footer className="flex flex-wrap gap-x-6 gap-y-1 px-4 py-4 text-13 sm:px-8">
        <Link to="/sobre">Sobre o Pactua</Link>
        <Link to="/sobre/rastreabilidade">Matriz de rastreabilidade</Link>
        <Link to="/privacidade">Privacidade</Link>
        <Link to="/acessibilidade">Acessibilidade</Link>
      </footer>
    </div>
  );
}
