import { Link, useLocation } from '@tanstack/react-router';

/** The way from this screen to the document that asked for it, and the two statements. */
export function Footer() {
  const { pathname } = useLocation();
  return (
    <footer className="screen-only flex flex-wrap gap-x-6 gap-y-1 px-4 py-4 text-13 text-ink-quiet sm:px-8">
      <Link to="/sobre/rastreabilidade" search={{ tela: pathname } as never} className="text-ink-quiet">
        Em que parte do documento isto está?
      </Link>
      <Link to="/sobre" className="text-ink-quiet">
        Sobre o Pactua
      </Link>
      <Link to="/acessibilidade" className="text-ink-quiet">
        Acessibilidade
      </Link>
      <Link to="/privacidade" className="text-ink-quiet">
        Privacidade
      </Link>
    </footer>
  );
}
