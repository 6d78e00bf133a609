import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../api/types.ts';
import { Failed, Notice } from '../../parts/notice.tsx';
import grid from './item-grid.module.css';
import type { useEntry } from './use-entry.ts';

interface OutcomeProps {
  readonly entry: ReturnType<typeof useEntry>;
  readonly findings: readonly Finding[];
  readonly onCompare: () => void;
}

/** How the last act ended: what is wrong with links to the fields, what is worth a look, or a failure. */
export function EntryOutcome({ entry, findings, onCompare }: OutcomeProps) {
  const { t } = useTranslation();
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (entry.isOvertaken) {
    const action = (
      <Button variant="default" size="compact-xs" onClick={onCompare}>
        {t('entry.compare')}
      </Button>
    );
    return (
      <Notice tone="needs" action={action}>
        {(entry.failure as Error).message}
      </Notice>
    );
  }
  if (errors.length > 0) {
    return (
      <>
        <Notice tone="bad">
          {t('entry.faults', { count: errors.length })}
          <Findings findings={errors} />
        </Notice>
        <Warnings findings={findings} />
      </>
    );
  }
  return entry.failure === null ? <Warnings findings={findings} /> : <Failed failure={entry.failure} />;
}

function Warnings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const warnings = findings.filter(
    // What is said of the whole return is no matter of one document.
    ({ severity, column }) => severity === 'warning' && column !== undefined,
  );
  if (warnings.length === 0) return null;
  return (
    <Notice tone="needs">
      {t('entry.hints')}
      <Findings findings={warnings} />
    </Notice>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation();
  const labelOf = (path: string) => t(`entry.${path === 'party' ? 'sale.party' : path}` as 'entry.number');
  const go = (path: string) => {
    const label = labelOf(path);
    const named = document.querySelector<HTMLElement>(`main [data-path="${CSS.escape(path)}"]`);
    const ofLabel = [...document.querySelectorAll<HTMLLabelElement>('main label')].find(
      (one) => one.textContent?.replace(/\s*\*$/, '') === label,
    );
    (named ?? document.getElementById(ofLabel?.htmlFor ?? ''))?.focus();
  };
  return (
    <ul>
      {findings.map(({ code, column, says }) => (
        <li key={`${code}${column}${says}`}>
          {column && /^[a-z]/.test(column) ? (
            <button type="button" className={grid.toField} onClick={() => go(column)}>
              {says}
            </button>
          ) : (
            says
          )}
        </li>
      ))}
    </ul>
  );
}
