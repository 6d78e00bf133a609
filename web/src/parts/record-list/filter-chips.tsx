import { grouped } from '../../format/money.ts';
import styles from './list-bar.module.css';

interface FilterChipsProps<Value extends string> {
  readonly label: string;
  readonly chips: readonly {
    readonly value: Value;
    readonly label: string;
    /** How many rows it shows; undefined while nobody knows. */
    readonly count?: number | undefined;
  }[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

/** What a list can be narrowed to, each with its count. */
export function FilterChips<Value extends string>({
  label,
  chips,
  chosen,
  onChoose,
}: FilterChipsProps<Value>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a frame that a bar of chips must not have
    <div className={styles.chips} role="group" aria-label={label}>
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          className={styles.chip}
          aria-pressed={chip.value === chosen}
          onClick={() => onChoose(chip.value)}
        >
          {chip.label}{' '}
          {chip.count !== undefined && <span className={styles.chipCount}>{grouped(chip.count)}</span>}
        </button>
      ))}
    </div>
  );
}
