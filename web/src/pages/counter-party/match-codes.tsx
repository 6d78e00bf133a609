import { useTranslation } from 'react-i18next';
import type { CountedMatches, MatchCode } from '../../api/types.ts';
import { grouped, rupeesShort } from '../../format/money.ts';
import styles from './counter-party.module.css';
import { MatchChip } from './match-chips.tsx';

const codes: readonly MatchCode[] = ['OK', 'TO', 'CO', 'Mismatch'];

interface MatchCodesProps {
  readonly counted: readonly CountedMatches[];
  readonly chosen: string | undefined;
  readonly onChoose: (code: MatchCode | undefined) => void;
}

/** How many documents of either side have which match code, and their tax; one press shows only those. */
export function MatchCodes({ counted, chosen, onChoose }: MatchCodesProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.codes}>
      {codes.map((code) => {
        const found = counted.find(({ value }) => value === code);
        const tax = code === 'CO' ? found?.theirTax : found?.ourTax;
        return (
          <button
            key={code}
            type="button"
            className={styles.code}
            aria-pressed={chosen === code}
            onClick={() => onChoose(chosen === code ? undefined : code)}
          >
            <span>
              <MatchChip code={code} />
            </span>
            <span className={styles.figure}>{grouped(found?.count ?? 0)}</span>
            <span className="dim small">{t(`purchase.codes.${code}`)}</span>
            <span className="small">{t('purchase.tax', { amount: rupeesShort(tax ?? 0) })}</span>
          </button>
        );
      })}
    </div>
  );
}
