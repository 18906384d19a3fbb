import { useCallback } from 'react';
import { SourcedNumber } from '../../../web/components/SourcedNumber.tsx';
import { type Asked, readSource } from './queries.ts';

interface SourcedValueProps {
  asked: Asked;
  period: string;
  text: string;
  label: string;
  size?: 'inline' | 'large';
}

/** A value of an indicator that tells where it comes from when asked. */
export function SourcedValue({ asked, period, text, label, size }: SourcedValueProps) {
  const { id, territory, method, variant, establishment } = asked;
  const source = useCallback(
    () => readSource({ id, territory, method, variant, establishment }, period),
    [id, territory, method, variant, establishment, period],
  );
  return <SourcedNumber text={text} label={label} source={source} size={size} />;
}
