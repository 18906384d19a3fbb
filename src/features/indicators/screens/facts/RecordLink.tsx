import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { buttonLook } from '../../../../web/components/Button.tsx';

/** To the page where facts of an indicator are recorded. */
export function RecordLink({ indicator }: { indicator: string }) {
  return (
    <Link
      to={'/indicadores/fatos/registrar' as string}
      search={((before: object) => ({ ...before, indicador: indicator, aba: undefined })) as never}
      className={buttonLook('primary')}
    >
      <Plus aria-hidden="true" className="size-4" />
      Registrar
    </Link>
  );
}
