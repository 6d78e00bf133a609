import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnRef } from '../../api/queries.ts';
import {
  findingRulesQuery,
  saveFindingRules,
  type Treatments,
  tryFindingRules,
} from '../../api/rule-queries.ts';
import type { FindingRule, RuleTreatment, TriedFindingRules } from '../../api/types.ts';
import { shownPeriod } from '../../format/period.ts';
import { useAct } from '../../parts/dialog.tsx';
import { FormBody } from '../../parts/form/form-body.tsx';
import { LeaveGuard } from '../../parts/form/leave-guard.tsx';
import { GatedButton, Reasons } from '../../parts/gated-button.tsx';
import { Empty, Failed, Notice } from '../../parts/notice.tsx';
import { Card } from '../../parts/page.tsx';
import { useWhyNot } from '../../parts/use-why-not.ts';
import styles from './options.module.css';
import { RuleTable } from './rule-table.tsx';
import { SaveRulesDialog } from './save-rules-dialog.tsx';
import { TriedFindings } from './tried-findings.tsx';

interface FindingRulesFormProps {
  readonly of: ReturnRef;
  readonly rules: readonly FindingRule[];
  readonly show: 'changeable' | 'changed' | 'all';
  readonly find: string;
}

/** How each rule is shown. What a change would do to this month is counted before it is kept. */
export function FindingRulesForm({ of, rules, show, find }: FindingRulesFormProps) {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const act = useAct();
  const why = useWhyNot('register', of.gstin);
  const saved = treatmentsOf(rules);
  const [draft, setDraft] = useState(saved);
  const [tried, setTried] = useState<TriedFindingRules | null>(null);
  const [asked, setAsked] = useState<TriedFindingRules | null>(null);
  const [isSaved, setSaved] = useState(false);
  const isDirty = !isEqual(draft, saved);
  const change = (next: Treatments) => {
    setDraft(next);
    setTried(null);
    setSaved(false);
  };
  const save = async () => {
    await saveFindingRules(of.gstin, draft);
    await cache.invalidateQueries({ queryKey: findingRulesQuery(of.gstin).queryKey });
    await cache.invalidateQueries({ queryKey: ['return', of.gstin] });
    setTried(null);
    setSaved(true);
  };
  const gate = (reason: string | null) => ({ enabled: reason === null, why: reason });
  const canSave = gate(isDirty ? null : t('rules.unchanged'));
  const canRestore = gate(isEqual(draft, {}) ? t('rules.isDefault') : null);
  const shown = rules.filter((rule) => isShown(rule, draft, show) && says(rule, find));
  const period = shownPeriod(of.period, i18n.language);
  return (
    <>
      <p className={styles.intro}>{t('checks.intro')}</p>
      {why === null && (
        <div className={styles.acts}>
          <GatedButton
            gate={canSave}
            isBusy={act.isBusy}
            onPress={() => void act.run(async () => setTried(await tryFindingRules(of, draft)))}
          >
            {t('rules.test')}
          </GatedButton>
          <GatedButton gate={canRestore} onPress={() => change({})}>
            {t('rules.restore')}
          </GatedButton>
          <GatedButton
            gate={canSave}
            look="filled"
            isBusy={act.isBusy}
            onPress={() => void act.run(async () => setAsked(await tryFindingRules(of, draft)))}
          >
            {t('app.save')}
          </GatedButton>
          <Reasons gates={[canSave]} />
        </div>
      )}
      {act.failure !== null && <Failed failure={act.failure} />}
      {isSaved && !isDirty && <Notice tone="ok">{t('checks.saved')}</Notice>}
      {tried && (
        <Card title={t('rules.testing', { period })}>
          <TriedFindings tried={tried} period={period} />
        </Card>
      )}
      <FormBody why={why}>
        {shown.length === 0 ? (
          <Empty>{t('checks.nothing')}</Empty>
        ) : (
          <Card>
            <RuleTable
              rules={shown}
              treatments={draft}
              onChange={(code, to) => change(changed(draft, code, to))}
            />
          </Card>
        )}
      </FormBody>
      {asked && (
        <SaveRulesDialog
          title={t('checks.saveTitle', { gstin: of.gstin })}
          wide={asked.changed > 0}
          run={save}
          onClose={() => setAsked(null)}
        >
          <TriedFindings tried={asked} period={period} />
        </SaveRulesDialog>
      )}
      <LeaveGuard isDirty={isDirty} />
    </>
  );
}

function treatmentsOf(rules: readonly FindingRule[]): Treatments {
  return Object.fromEntries(rules.flatMap(({ code, treatment }) => (treatment ? [[code, treatment]] : [])));
}

function changed(before: Treatments, code: string, to: RuleTreatment | null): Treatments {
  const { [code]: _before, ...others } = before;
  return to ? { ...others, [code]: to } : others;
}

function isEqual(one: Treatments, other: Treatments): boolean {
  const codes = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...codes].every((code) => one[code] === other[code]);
}

function isShown(
  { code, mayChange }: FindingRule,
  draft: Treatments,
  show: FindingRulesFormProps['show'],
): boolean {
  if (show === 'all') return true;
  return show === 'changed' ? draft[code] !== undefined : mayChange;
}

function says({ code, says: sentence, tables, source }: FindingRule, find: string): boolean {
  return [code, sentence, source, ...tables].join(' ').toLowerCase().includes(find.trim().toLowerCase());
}
