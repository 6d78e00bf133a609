import { Button } from '@mantine/core';

interface MoreRowsProps {
  /** What asks the server page by page. */
  readonly answer: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly children: string;
}

/** Asks for the next page of a short table; nothing where all is there. */
export function MoreRows({ answer, children }: MoreRowsProps) {
  if (!answer.hasNextPage) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      loading={answer.isFetchingNextPage}
      onClick={() => void answer.fetchNextPage()}
    >
      {children}
    </Button>
  );
}
