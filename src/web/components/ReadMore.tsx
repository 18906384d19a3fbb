import { Button } from './Button.tsx';

interface ReadMoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  label?: string;
}

/** What reads the next page of a list that is longer than one answer; nothing once all of it was read. */
export function ReadMore({ query, label = 'Ler os anteriores' }: ReadMoreProps) {
  if (!query.hasNextPage) return null;
  return (
    <Button
      className="mt-3 self-start"
      isDisabled={query.isFetchingNextPage}
      onPress={() => void query.fetchNextPage()}
    >
      {label}
    </Button>
  );
}
