import { Check, CircleAlert, Clock, CornerUpLeft, FileText, Minus, Send } from 'lucide-react';
import type { ObligationLine } from '../../contract.ts';

export const PARTY_WORDS: Readonly<Record<ObligationLine['party'], string>> = {
  municipality: 'Município',
  hospital: 'Hospital',
  state: 'Estado',
};
export const OFTEN_WORDS: Readonly<Record<ObligationLine['often'], string>> = {
  once: 'uma vez',
  monthly: 'a cada mês',
  standing: 'permanente',
};
export const STANDING_LOOKS = {
  missing: { words: 'Falta', tone: 'bad', icon: CircleAlert },
  returned: { words: 'Devolvida', tone: 'warn', icon: CornerUpLeft },
  expired: { words: 'Vencida', tone: 'warn', icon: Clock },
  document: { words: 'A apresentar', tone: 'none', icon: FileText },
  review: { words: 'Em análise', tone: 'doing', icon: Send },
  proved: { words: 'Comprovada', tone: 'good', icon: Check },
} as const;

export type Submission = ObligationLine['submissions'][number];
export const SUBMISSION_LOOKS = {
  REVIEW: { words: 'em análise', tone: 'doing', icon: Send },
  ACCEPTED: { words: 'aceito', tone: 'good', icon: Check },
  RETURNED: { words: 'devolvido', tone: 'warn', icon: CornerUpLeft },
  WITHDRAWN: { words: 'desfeito', tone: 'none', icon: Minus },
} as const;
