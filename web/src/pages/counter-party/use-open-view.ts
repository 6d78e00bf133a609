import { useNavigate } from '@tanstack/react-router';
import type { ReturnRef } from '../../api/queries.ts';
import type { MatchSide } from '../../api/types.ts';

/** Opens View CP Invoice of a document of the other side. */
export function useOpenView(side: MatchSide): (of: ReturnRef, identity: string) => void {
  const navigate = useNavigate();
  return ({ gstin, period }, identity) =>
    void navigate({
      to: side === 'sale' ? '/sale/counter-party/$id' : '/purchase/counter-party/$id',
      params: { id: identity },
      search: { gstin, period },
    });
}
